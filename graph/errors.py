"""What can go wrong in graph.

GraphError
├── UnknownFormat       no exporter has that name
├── UnknownProfile      no profile of rules has that name
├── SelectionTooLarge   more nodes than can be held and counted
├── BadBaseAddress      a base address that cannot carry relative ones
├── ForeignRdf          a file that is not RDF, or not as this program writes it
└── SparqlError         a query that gets no answer
    ├── SparqlSyntaxError   it cannot be read; `line` and `column` say where
    ├── SparqlRefused       it can be read, but asks for what is not allowed
    ├── SparqlStopped       it took too much memory, or its process ended
    │   ├── SparqlTimedOut      it took too long
    │   └── SparqlBusy          it had to wait too long for others
    └── SparqlUnreachable   the store that should answer it does not

A message says *where: what was found; what was expected*.
"""

from corpus.errors import JixiaoError


class GraphError(JixiaoError):
    pass


class UnknownFormat(GraphError):
    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"format: {name!r}; expected one of {', '.join(known)}")
        self.name = name
        self.known = known


class UnknownProfile(GraphError):
    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"profile: {name!r}; expected one of {', '.join(known)}")
        self.name = name
        self.known = known


class SelectionTooLarge(GraphError):
    def __init__(self, most: int) -> None:
        super().__init__(f"selection: more than {most:,} nodes; expected fewer, choose a part")
        self.most = most


class BadBaseAddress(GraphError):
    def __init__(self, base: str) -> None:
        super().__init__(f"base address: {base!r}; expected http(s)://…/ that ends with a slash")
        self.base = base


class ForeignRdf(GraphError):
    def __init__(self, where: str, found: str, expected: str) -> None:
        super().__init__(f"{where}: {found}; expected {expected}")
        self.where = where
        self.found = found
        self.expected = expected


class SparqlError(GraphError):
    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"query: {found}; expected {expected}")
        self.found = found
        self.expected = expected


class SparqlSyntaxError(SparqlError):
    """`line` and `column` are 1-based; 0 where the parser names no place."""

    def __init__(self, found: str, expected: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"line {line}, column {column}: {found}" if line else found, expected)
        self.found = found
        self.line = line
        self.column = column


class SparqlRefused(SparqlError):
    pass


class SparqlStopped(SparqlError):
    pass


class SparqlTimedOut(SparqlStopped):
    pass


class SparqlBusy(SparqlStopped):
    pass


class SparqlUnreachable(SparqlError):
    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found, expected)
        self.args = (f"store: {found}; expected {expected}",)
