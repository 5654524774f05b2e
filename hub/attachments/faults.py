"""Why a file is not kept: too large, of another kind, locked, broken, or made to overwhelm whoever opens it. Nothing of it stays."""

from __future__ import annotations

from domain.errors import Wrong


class TooLarge(Wrong):
    """The file is larger than allowed; facts: name, limit, size (both in megabytes, the size rounded up)."""

    code = "attachment.too_large"


class Empty(Wrong):
    """There is nothing in the file; facts: name."""

    code = "attachment.empty"


class WrongType(Wrong):
    """Not a kind that is kept, or its content is not what its name says; facts: name, allowed (extensions)."""

    code = "attachment.wrong_type"


class Encrypted(Wrong):
    """The file wants a password to be opened; facts: name."""

    code = "attachment.encrypted"


class Broken(Wrong):
    """The file cannot be read to its end; facts: name."""

    code = "attachment.broken"


class Bomb(Wrong):
    """Opening the file would take far more room or time than it has a right to; facts: name, what, limit.

    `what`: size (megabytes when unpacked), ratio (times its own size), entries (files inside), nested (an archive in the archive),
    work (memory or time to read it).
    """

    code = "attachment.bomb"
