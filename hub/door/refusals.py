"""What can be wrong at the door. Nobody learns from an answer who has an account, or why a link does not hold."""

from __future__ import annotations

from domain.errors import Conflict, Forbidden, Missing, Wrong


class SignInRefused(Forbidden):
    """Login unknown, password wrong or account disabled: the three are not told apart."""

    code = "account.sign_in_refused"


class LoginUnfit(Wrong):
    """A login has 2 to 64 letters, digits or . @ + - _, and begins with a letter or digit."""

    code = "account.login_unfit"


class LoginTaken(Wrong):
    """Somebody else has this login; facts: login."""

    code = "account.login_taken"


class HasAccount(Conflict):
    """The person has an account already; facts: login."""

    code = "account.has_account"


class OldPasswordWrong(Wrong):
    """Whoever changes the own password knows the present one."""

    code = "account.old_password_wrong"


class LinkDead(Missing):
    """The link was used, has expired, was taken back or never existed: the four are not told apart."""

    code = "account.link_dead"


class Disabled(Conflict):
    """The account is disabled: it is enabled before its person is invited; facts: person."""

    code = "account.disabled"


class NoMail(Wrong):
    """No mail reaches the person: the directory has no address, or the hub has no mail server; facts: person."""

    code = "account.no_mail"


class LastDirector(Conflict):
    """The only director who can sign in is not disabled."""

    code = "account.last_director"


class StepOver(Forbidden):
    """The password was right too long ago: it is typed again."""

    code = "account.step_over"


class CodeWrong(Wrong):
    """The code is not the one of this moment, was used before, or is no recovery code that is left."""

    code = "account.code_wrong"


class FactorOn(Conflict):
    """The second factor is on already."""

    code = "account.factor_on"


class FactorOff(Conflict):
    """There is no second factor to confirm or to turn off."""

    code = "account.factor_off"


class PasswordStaysShort(Conflict):
    """The password is too short to stand alone: a longer one is set before the second factor goes; facts: least."""

    code = "account.password_stays_short"


class PasskeyRefused(Forbidden):
    """The answer of the device does not fit: too late, of another site, unknown, or not verified by its person."""

    code = "account.passkey_refused"


class TooManyPasskeys(Conflict):
    """Somebody has so many passkeys that one goes before another comes; facts: most."""

    code = "account.too_many_passkeys"


class ProviderRefused(Forbidden):
    """The sign-in of the district did not vouch for anybody whom the hub knows."""

    code = "account.provider_refused"


class ProviderSilent(Conflict):
    """The sign-in of the district does not answer."""

    code = "account.provider_silent"
