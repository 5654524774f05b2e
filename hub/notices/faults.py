"""What can be wrong with the wishes for messages, and with the address of a group robot or a webhook."""

from __future__ import annotations

from domain.errors import Wrong


class DigestInQuiet(Wrong):
    """The daily digest would come in the hours of quiet, so never."""

    code = "notice.digest_in_quiet"


class OnlyTurnAtOnce(Wrong):
    """Only what waits for a person may come at once."""

    code = "notice.only_turn_at_once"


class MailUnfit(Wrong):
    """No mail can be sent to this address."""

    code = "notice.mail_unfit"


class NoRobot(Wrong):
    """The studio has no robot."""

    code = "notice.no_robot"


class HookUnreadable(Wrong):
    """The address is not one of https, or holds what does not belong there."""

    code = "hook.unreadable"


class HookUnlisted(Wrong):
    """The operator has not named the host as one that may be written to; facts: host."""

    code = "hook.unlisted"


class HookInside(Wrong):
    """The host is at an address that is not of the open network; facts: host."""

    code = "hook.inside"


class HookUnknown(Wrong):
    """The name of the host leads nowhere; facts: host."""

    code = "hook.unknown"


class HookUnreached(Wrong):
    """No connection could be made, or its certificate does not hold; facts: host."""

    code = "hook.unreached"


class HookSilent(Wrong):
    """What was sent has not been answered in time; facts: seconds."""

    code = "hook.silent"


class HookRedirected(Wrong):
    """The answer sends elsewhere; nobody follows it."""

    code = "hook.redirected"


class HookTooLarge(Wrong):
    """The answer is longer than is read; facts: limit (KiB)."""

    code = "hook.too_large"


class HookRefused(Wrong):
    """The answer is no; facts: answer."""

    code = "hook.refused"
