"""One indicator over departments."""

from graph.analyses import Point, peers_of


def point(department: str, number: float, year: int = 2024, unit: str = "%") -> Point:
    id_ = f"indicator-{department}-{year}"
    value = f"≥{number}({unit})"
    return Point(
        id_,
        "form-x",
        f"definition-{department}",
        department,
        "项目",
        year,
        "≥",
        number,
        unit,
        value,
    )


def test_each_department_counts_once_with_its_latest_value() -> None:
    peers = peers_of([point("甲", 80, 2022), point("甲", 85, 2024), point("乙", 90)])
    assert [(each.department, each.number) for each in peers.points] == [("甲", 85), ("乙", 90)]
    assert peers.quarters is None


def test_quarters_and_what_is_far_out_of_them() -> None:
    names = "甲乙丙丁戊"
    numbers = (80, 90, 90, 95, 20)
    peers = peers_of(list(map(point, names, numbers)), own="丁")
    assert peers.quarters == (80, 90, 90)
    assert peers.fences == (65, 105)
    assert [each.department for each in peers.outliers] == ["戊"]
    assert peers.percentile == 1.0


def test_units_of_one_measure_are_converted_and_others_set_aside() -> None:
    points = [
        point("甲", 2, unit="小时"),
        point("乙", 90, unit="分钟"),
        point("丙", 3, unit="次"),
        point("丁", 1, unit="小时"),
    ]
    peers = peers_of(points)
    assert [each.number for each in peers.points] == [1, 1.5, 2]
    assert (peers.unit, peers.others) == ("小时", 1)


def test_one_s_own_indicator_stands_for_its_department() -> None:
    own = point("甲", 70, 2020)._replace(definition="definition-own")
    peers = peers_of([point("甲", 99), own, point("乙", 80)], own="definition-own")
    assert peers.own is not None
    assert peers.own.number == 70
    assert peers.percentile == 0.0
