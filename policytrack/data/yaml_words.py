"""What libyaml says of a text that is no YAML, as sentences that have their translations."""

from policytrack.text.messages import say

_SAID = {
    str(words): words
    for words in (
        say("did not find expected key"),
        say("did not find expected '-' indicator"),
        say("did not find expected ',' or ']'"),
        say("did not find expected ',' or '}'"),
        say("did not find expected node content"),
        say("did not find expected <document start>"),
        say("did not find expected alphabetic or numeric character"),
        say("could not find expected ':'"),
        say("mapping values are not allowed in this context"),
        say("mapping keys are not allowed in this context"),
        say("block sequence entries are not allowed in this context"),
        say("block mapping is not allowed in this context"),
        say("found character that cannot start any token"),
        say("found unexpected end of stream"),
        say("found unexpected document indicator"),
        say("found unexpected ':'"),
        say("found undefined alias"),
        say("found duplicate anchor"),
        say("found unknown escape character"),
        say("found undefined tag handle"),
        say("while parsing a block mapping"),
        say("while parsing a block collection"),
        say("while parsing a flow mapping"),
        say("while parsing a flow sequence"),
        say("while parsing a flow node"),
        say("while parsing a block node"),
        say("while parsing a node"),
        say("while scanning a simple key"),
        say("while scanning a plain scalar"),
        say("while scanning a quoted scalar"),
        say("while scanning a double-quoted scalar"),
        say("while scanning a block scalar"),
        say("while scanning for the next token"),
        say("while scanning an alias"),
        say("while scanning an anchor"),
        say("while scanning a directive"),
        say("while scanning a tag"),
    )
}


def told_by_yaml(words: str) -> str:
    """The library's words as a sentence; others as they are."""
    return _SAID.get(words, words)
