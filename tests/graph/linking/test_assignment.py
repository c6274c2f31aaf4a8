from graph.linking.assignment import assigned, bigrams, candidates


def test_the_whole_choice_weighs_most_not_the_first_pair() -> None:
    edges = {(0, 0): 9.0, (0, 1): 8.0, (1, 0): 8.0, (2, 5): 1.0}
    assert assigned(edges) == [(0, 1), (1, 0), (2, 5)]


def test_a_thing_stays_alone_where_nothing_fits() -> None:
    assert assigned({(0, 0): 5.0, (1, 0): 4.0}) == [(0, 0)]


def test_too_many_to_weigh_at_once_are_taken_best_first() -> None:
    edges = {(i, j): 100.0 - abs(i - j) for i in range(500) for j in range(max(0, i - 1), i + 1)}
    assert assigned(edges) == [(i, i) for i in range(500)]


def test_candidates_share_letters() -> None:
    grams = [bigrams("读者满意度"), bigrams("巡查次数")]
    assert candidates(grams, [bigrams("巡查河道次数"), bigrams("绿地面积")]) == [(1, 0)]
