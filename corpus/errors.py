"""What can go wrong in corpus.

JixiaoError
├── ReadError           a file that cannot be read as forms
│   ├── NoFormFound     a readable file with no form in it
│   ├── IsArchive       an archive, whose members are the files to read
│   └── OriginalAbsent  a document that came without its file
├── ValueSyntaxError    a printed value that follows no known grammar
└── StoreError          the workspace
    ├── WorkspaceDamaged    it does not open as one
    ├── WorkspaceBusy       another process is writing
    ├── RecordNotFound      nothing has that id
    └── NothingDecided      a claim that nobody decided is to be taken back

A message says *where: what was found; what was expected*.
"""


class JixiaoError(Exception):
    """Root of every error that is the input's fault, not the program's."""


class ReadError(JixiaoError):
    def __init__(self, path: str, found: str, expected: str) -> None:
        super().__init__(f"{path}: {found}; expected {expected}")
        self.path = path
        self.found = found
        self.expected = expected


class NoFormFound(ReadError):
    pass


class IsArchive(ReadError):
    pass


class OriginalAbsent(ReadError):
    """What was read of the file is there, the file is not."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "original not here: imported from RDF", "the file, `jixiao add` it")


class ValueSyntaxError(JixiaoError):
    def __init__(self, field: str, raw: str, expected: str) -> None:
        super().__init__(f"{field}: cannot read {raw!r}; expected {expected}")
        self.field = field
        self.raw = raw


class StoreError(JixiaoError):
    pass


class WorkspaceDamaged(StoreError):
    pass


class WorkspaceBusy(StoreError):
    pass


class RecordNotFound(StoreError):
    def __init__(self, id_: str) -> None:
        super().__init__(f"{id_}: nothing in the workspace has this id; `jixiao search` shows ids")
        self.id = id_


class NothingDecided(StoreError):
    def __init__(self, claim: str) -> None:
        super().__init__(f"{claim}: no decision stands; expected a claim confirmed or rejected")
        self.claim = claim
