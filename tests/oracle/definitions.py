"""The definitions of who is active: which events make somebody so, and whom.

JSON and tables have them in this order.
"""

from collections import namedtuple

from members import has_lone_surrogate, text_of
from people import NOBODY

# event_types and outcomes: an event is one of these, no outcomes being any;
# known_users: not by an unknown one; for_persons: the types of events by which,
# if the actor is no User, the User among the targets is active.
Definition = namedtuple(
    "Definition", "name event_types outcomes known_users for_persons")

SESSIONS = ["user.session.start"]
TOKENS = [
    "app.oauth2.as.authorize.implicit.access_token",
    "app.oauth2.as.authorize.implicit.id_token",
    "app.oauth2.as.token.grant.access_token",
    "app.oauth2.as.token.grant.id_token",
    "app.oauth2.as.token.grant.refresh_token",
    "app.oauth2.authorize.implicit.access_token",
    "app.oauth2.authorize.implicit.id_token",
    "app.oauth2.token.grant.access_token",
    "app.oauth2.token.grant.id_token",
    "app.oauth2.token.grant.refresh_token"]
SIGN_ONS = ["user.authentication.sso"]

SESSION = Definition("session", SESSIONS, [], False, [])
DEFINITIONS = [SESSION,
               Definition("success", SESSIONS, ["SUCCESS"], True, []),
               Definition("amau", SESSIONS + TOKENS, ["SUCCESS"], True, TOKENS),
               Definition("sso", SIGN_ONS, ["SUCCESS"], True, [])]
BY_NAME = {definition.name: definition for definition in DEFINITIONS}
USER = "User"


def of_lists(event_types, outcomes):
    """The one that --event-type and --outcome make."""
    return Definition(None, event_types or SESSIONS, outcomes, False, [])


def users(target):
    """Those that are a User, among the targets of an event."""
    return [one for one in (target if isinstance(target, list) else [])
            if text_of(one, "type") == USER]


def candidates(event, definition):
    """Who may have been active, each as an object of the event."""
    if text_of(event, "eventType") in definition.for_persons and (
            text_of(event, "actor", "type") != USER):
        return users(event.get("target"))
    return [event.get("actor")]


# place: in the books; reason: why it is rejected; who: what was active, an
# object of the event with this id, actor.
Judgement = namedtuple("Judgement", "place reason actor who",
                       defaults=(None, None, None))


def is_inside(published, options):
    """Of the window, or of one of two."""
    windows = options.sides or [(options.since, options.until)]
    return any((since is None or since <= published) and (
        until is None or published < until) for since, until in windows)


def judge(event, published, definition, options):
    """What a definition makes of an event.  published is an instant, or None if
    it cannot be used; the window is open where a bound is None."""
    if text_of(event, "eventType") not in definition.event_types:
        return Judgement("other_event_type")
    if definition.outcomes and (
            text_of(event, "outcome", "result") not in definition.outcomes):
        return Judgement("other_outcome")
    if published is None:
        return Judgement("rejected", "published cannot be used")
    if not is_inside(published, options):
        return Judgement("outside_window")
    some = candidates(event, definition)
    if not some:
        return Judgement("no_user")
    ids = {text_of(one, "id") for one in some}
    if len(ids) > 1:
        return Judgement("rejected", "whose event it is cannot be told")
    actor, = ids
    if not actor or has_lone_surrogate(actor):
        return Judgement("rejected", "the id cannot be used")
    if definition.known_users and actor == NOBODY:
        return Judgement("no_user")
    uuid = text_of(event, "uuid")
    if options.unique and (not uuid or has_lone_surrogate(uuid)):
        return Judgement("rejected", "which event it is cannot be told")
    return Judgement("counted", None, actor, some[0])
