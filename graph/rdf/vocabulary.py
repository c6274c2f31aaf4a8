"""Our vocabulary, closed: what is not in vocabulary.ttl cannot be written."""

from importlib.resources import files

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

NAMESPACE = "https://w3id.org/jixiao/ns#"


class JX(DefinedNamespace):
    """Every name here is defined in vocabulary.ttl, with labels and comments; a test compares."""

    _NS = Namespace(NAMESPACE)
    _fail = True  # a misspelt term raises instead of minting a new one
    Document: URIRef
    Form: URIRef
    Project: URIRef
    Department: URIRef
    ImplementingUnit: URIRef
    FiscalYear: URIRef
    Goal: URIRef
    Indicator: URIRef
    IndicatorDefinition: URIRef
    Category: URIRef
    Value: URIRef
    TargetValue: URIRef
    ActualValue: URIRef
    BudgetAmount: URIRef
    MeasureUnit: URIRef
    ProjectNature: URIRef
    ProjectCategory: URIRef
    Place: URIRef
    FieldSource: URIRef
    Execution: URIRef
    Task: URIRef
    Detail: URIRef
    OpenReading: URIRef
    Finding: URIRef
    Ledger: URIRef
    Comparator: URIRef
    ValueKind: URIRef
    GoalScope: URIRef
    FormKind: URIRef
    FundSource: URIRef
    form: URIRef
    project: URIRef
    department: URIRef
    implementingUnit: URIRef
    fiscalYear: URIRef
    definition: URIRef
    category: URIRef
    target: URIRef
    actual: URIRef
    formKind: URIRef
    nature: URIRef
    projectCategory: URIRef
    scope: URIRef
    valueKind: URIRef
    comparator: URIRef
    unit: URIRef
    fundSource: URIRef
    quotedAt: URIRef
    level1QuotedAt: URIRef
    level2QuotedAt: URIRef
    fieldSource: URIRef
    execution: URIRef
    task: URIRef
    detail: URIRef
    openReading: URIRef
    finding: URIRef
    ledger: URIRef
    level1: URIRef
    level2: URIRef
    goalText: URIRef
    goalNumber: URIRef
    rawText: URIRef
    unitText: URIRef
    deadline: URIRef
    weight: URIRef
    score: URIRef
    deviationReason: URIRef
    row: URIRef
    initialBudget: URIRef
    annualBudget: URIRef
    spent: URIRef
    executionRate: URIRef
    taskText: URIRef
    taskAmount: URIRef
    taskGoal: URIRef
    detailText: URIRef
    amount: URIRef
    plannedStart: URIRef
    plannedEnd: URIRef
    year: URIRef
    factor: URIRef
    page: URIRef
    line: URIRef
    start: URIRef
    cell: URIRef
    box: URIRef
    storedText: URIRef
    confidence: URIRef
    field: URIRef
    chosenReading: URIRef
    reading: URIRef
    reason: URIRef
    rule: URIRef
    findingText: URIRef
    characters: URIRef
    placedCharacters: URIRef
    labelCharacters: URIRef
    repeatedCharacters: URIRef
    unplacedCharacters: URIRef
    unplacedText: URIRef
    fileName: URIRef
    sha256: URIRef
    publisherName: URIRef
    bytes: URIRef
    pages: URIRef
    comparators: URIRef
    atLeast: URIRef
    atMost: URIRef
    moreThan: URIRef
    lessThan: URIRef
    equal: URIRef
    about: URIRef
    valueKinds: URIRef
    quantitative: URIRef
    dated: URIRef
    graded: URIRef
    textual: URIRef
    goalScopes: URIRef
    totalScope: URIRef
    annualScope: URIRef
    unclearScope: URIRef
    formKinds: URIRef
    goalDeclaration: URIRef
    goalTable: URIRef
    selfEvaluation: URIRef
    departmentGoals: URIRef
    departmentSelfEvaluation: URIRef
    otherForm: URIRef
    fundSources: URIRef
    totalFunds: URIRef
    fiscalFunds: URIRef
    otherFunds: URIRef
    annualRequest: URIRef
    currentAppropriation: URIRef
    carriedOver: URIRef
    otherRequested: URIRef
    Stage: URIRef
    Clause: URIRef
    Claim: URIRef
    Reason: URIRef
    Decision: URIRef
    CheckResult: URIRef
    Rule: URIRef
    Instrument: URIRef
    Profile: URIRef
    Copy: URIRef
    Unread: URIRef
    ClaimKind: URIRef
    ClaimStatus: URIRef
    Outcome: URIRef
    Severity: URIRef
    stage: URIRef
    goal: URIRef
    claimKind: URIRef
    endA: URIRef
    endB: URIRef
    yearA: URIRef
    yearB: URIRef
    claimScore: URIRef
    method: URIRef
    claimReason: URIRef
    reasonCode: URIRef
    reasonText: URIRef
    status: URIRef
    claim: URIRef
    verdict: URIRef
    decidedAt: URIRef
    note: URIRef
    checkRule: URIRef
    outcome: URIRef
    severity: URIRef
    profile: URIRef
    checked: URIRef
    advisory: URIRef
    article: URIRef
    verified: URIRef
    mark: URIRef
    jurisdiction: URIRef
    clauseText: URIRef
    nameQuotedAt: URIRef
    valueQuotedAt: URIRef
    order: URIRef
    position: URIRef
    projectText: URIRef
    departmentText: URIRef
    implementingUnitText: URIRef
    natureText: URIRef
    projectCategoryText: URIRef
    readingList: URIRef
    unplacedTextList: URIRef
    record: URIRef
    path: URIRef
    stages: URIRef
    planned: URIRef
    achieved: URIRef
    claimKinds: URIRef
    sameProject: URIRef
    sameIndicator: URIRef
    measuresClause: URIRef
    claimStatuses: URIRef
    proposed: URIRef
    confirmed: URIRef
    rejected: URIRef
    undone: URIRef
    outcomes: URIRef
    passed: URIRef
    failed: URIRef
    notApplicable: URIRef
    insufficientData: URIRef
    parseError: URIRef
    executionError: URIRef
    severities: URIRef
    severityError: URIRef
    severityWarning: URIRef
    severityInfo: URIRef
    indicatorStructure: URIRef
    budgetStructure: URIRef
    executionStructure: URIRef


def vocabulary_turtle() -> bytes:
    """The vocabulary file, as it is served."""
    return files("graph.rdf").joinpath("vocabulary.ttl").read_bytes()


def vocabulary_triples() -> bytes:
    """The same as sorted N-Triples."""
    from rdflib.compare import to_canonical_graph

    lines = to_canonical_graph(vocabulary_graph()).serialize(format="nt").splitlines()
    return "".join(f"{line}\n" for line in sorted(filter(None, lines))).encode()


def vocabulary_graph() -> Graph:
    return Graph().parse(data=vocabulary_turtle(), format="turtle")
