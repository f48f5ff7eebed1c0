"""Mutants that are no faults."""

#: Mutants that a reader has judged to change nothing that anyone could see, each as it is printed, without its line
#: number, and why.
EQUIVALENT: dict[str, str] = {
    "policytrack/rules/neighbour.py: 1 -> 0   in   "
    'max(cuts[index], *(quote.rfind(end, 0, phrase.start) + 1 for end in "。；;\\n")) : phrase.start': (
        "the mark that ends the sentence before is taken out with all others"
    ),
    "policytrack/rules/neighbour.py: target.title in clause and not _has_figure(clause.replace(t… -> False   in   "
    'if target.title in clause and not _has_figure(clause.replace(target.title, "")):': "it only saves reading",
    "policytrack/rules/translation.py: > -> >=   in   "
    "english = Change.INCREASE if rising > falling else Change.DECREASE": "they are never equal there",
    'policytrack/quantity/years.py: if "年" not in text or ("二" not in text and "一" not in text)… -> pass   in   '
    'if "年" not in text or ("二" not in text and "一" not in text):': "it only saves a search",
    'policytrack/rules/plain_agreement.py: "" -> "x"   in   '
    'if target.title in clause and not _has_figure(clause.replace(target.title, "")):': (
        "what is left has no figure more"
    ),
    "policytrack/rules/suppressions.py: + -> -   in   "
    "return [((start.line + 1, start.column + 1), (end.line + 1, end.column + 1)) for start, end in marks]": (
        "of the columns: no comment begins within two characters of a text's end; those of the lines are found"
    ),
    "policytrack/quantity/number_parser.py: 1 -> 2   in   "
    "scaled = BARE.times(multiplier, chinese(multiplier) or Decimal(1)) if multiplier else BARE": (
        "what stands for a multiplier is always a numeral"
    ),
    "policytrack/quantity/amount_parser.py: if self.text[first.end : first.end + 1] not in _CONNECTING:… -> pass   "
    "in   if self.text[first.end : first.end + 1] not in _CONNECTING:": "it only saves two patterns that begin so",
    "policytrack/progress/verdict_range.py: read(head, kind) is None -> False   in   if read(head, kind) is None:": (
        "what growth would say of an open end where it cannot be read, the line says as well"
    ),
    "policytrack/progress/pace.py: * -> /   in   done = (self.value - self.base) * sign * self.whole": (
        "of the sign, which is 1 or -1; that of the days is found"
    ),
    "policytrack/progress/pace.py: if all(abs(rough - float(cut)) > _UNSURE for cut in (Decima… -> pass   in   "
    "if all(abs(rough - float(cut)) > _UNSURE for cut in (Decimal(0), *(cut for cut, _ in _CUTS))):": (
        "the quick way only saves time; the exact one is taken instead"
    ),
    "policytrack/progress/revision.py: * -> /   in   "
    "(aim.low * sign, aim.high * sign, 0 if aim.accepted.low_in and aim.accepted.high_in else 1)": "a sign is 1 or -1",
    'policytrack/progress/intervals.py: "nearly" -> "nearl"   in   '
    '_SHORT_OF = ("近", "nearly", "almost", "close to")': (
        "it is looked for in the words of a bound, of which only nearly begins so"
    ),
    "policytrack/quantity/format.py: 0 -> -1   in   "
    'return (("top {}" if among else "No. {}") if english else chinese).format(texts[0]), rounded': (
        "a place is one number: a range of them is not read"
    ),
    "policytrack/edits/slip_fixes.py: written -> True   in   "
    "return [Edit(start, end, stands.replace(inner, written))] if written else []": (
        "a date that is taken out leaves an error, so that the mending is not kept"
    ),
    "policytrack/progress/evidence.py: < -> <=   in   if sign < 0:": "a sign is 1 or -1",
    "policytrack/progress/evidence.py: 0 -> 1   in   if sign < 0:": "a sign is 1 or -1",
    "policytrack/progress/evidence.py: * -> /   in   "
    "low, high = sorted(((whole.low - 100) * sign, (whole.high - 100) * sign))": "a sign is 1 or -1",
}
