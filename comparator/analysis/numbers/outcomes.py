"""What is told of those a number counts ("killed"), and what a number without a noun is the measure of."""

import functools

from spacy.tokens import Token

from comparator.analysis.wordlists import keys_by_word, table


@functools.cache
def outcome_words() -> dict[str, str]:
    """{lemma: outcome} of every word that tells one."""
    return keys_by_word(table("counting")["outcomes"])


def _bearer(noun: Token) -> Token:
    """The noun whose place in the sentence another has: a list's first, the "dozens" of "dozens of men"."""
    vague = table("numerals")["vague"]["plurals"]
    while True:
        if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in vague:
            noun = noun.head.head
        else:
            return noun


def outcome(noun: Token) -> str | None:
    """What is told of those counted: "killed" for "killing ten men" and "ten men were killed" alike."""
    noun = _bearer(noun)
    head = noun.head
    words = [noun, *(c for c in noun.children if c.dep_ in ("acl", "amod", "relcl"))]
    if noun.dep_ in ("nsubjpass", "dobj", "nsubj", "attr", "acomp", "oprd"):
        words += [head, *(c for c in head.children if _complements(c, noun))]
    if noun.dep_ == "pobj" and head.lower_ in ("of", "to"):
        words.append(head.head)
    does = {
        t.i
        for t in (head,)
        if noun.dep_ == "nsubj" and t.lemma_.lower() in table("counting")["deeds"]["verbs"]
    }
    told = (w.lemma_.lower() for w in words if w.i not in does)
    return next((outcome_words()[lemma] for lemma in told if lemma in outcome_words()), None)


def _complements(child: Token, noun: Token) -> bool:
    """Whether an adjective tells of a clause's subject or object what became of it: "is confirmed dead",
    "left one man dead"."""
    return (child.dep_ == "acomp" and noun.dep_ == "nsubj") or (
        child.dep_ in ("oprd", "acomp") and noun.dep_ in ("nsubjpass", "dobj")
    )


def measured(number: Token) -> Token | None:
    """What a number is the measure of: the noun before its "of", what the verb before its "to" or "at" is
    told of, the subject of "is" or "reached"."""
    lists, before = table("counting")["measured"], number.head
    if number.dep_ == "pobj" and before.lower_ == "of":
        whole = before.head
        return whole if whole.pos_ == "NOUN" and whole.lemma_.lower() not in lists["sums"] else None
    verb = before.head if number.dep_ == "pobj" and before.lower_ in lists["prepositions"] else None
    while verb is not None and verb.dep_ == "prep":  # "from 71 to 89"
        verb = verb.head
    if verb is None and number.dep_ in ("attr", "dobj") and before.lemma_.lower() in lists["verbs"]:
        verb = before
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    told = {c.dep_: c for c in verb.children}
    if "dobj" in told and told["dobj"] != number:
        return told["dobj"]
    return told.get("nsubj") or told.get("nsubjpass")
