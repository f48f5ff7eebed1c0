"""Mutants that are no faults."""

#: Mutants that a reader has judged to change nothing that anyone could see, each as it is printed, without its line
#: number, and why.
EQUIVALENT: dict[str, str] = {
    "policytrack/progress/pace.py: found_roughly is not None -> False   in   if found_roughly is not None:": (
        "it only saves the exact reckoning"
    ),
    "policytrack/rules/particulars.py: if not both: return -> pass   in   if not both:": "it only saves an import",
    "policytrack/rules/neighbour.py: 1 -> 0   in   "
    'max(cuts[index], *(quote.rfind(end, 0, phrase.start) + 1 for end in "。；;\\n")) : phrase.start': (
        "the mark that ends the sentence before is taken out with all others"
    ),
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
    "policytrack/progress/verdict_range.py: track, path.goal -> path.goal, track   in   "
    "return Needed(on, beyond(track, path.goal), beyond(ahead, path.goal))": "of the least and the greatest of two",
    "policytrack/progress/verdict_range.py: ahead, path.goal -> path.goal, ahead   in   "
    "return Needed(on, beyond(track, path.goal), beyond(ahead, path.goal))": "of the least and the greatest of two",
    "policytrack/progress/years.py: False -> True   in   named=False, capped=False,": (
        "of the path's name: the line alone is read, and always can be; that of the cap is found"
    ),
    "policytrack/progress/years.py: < -> <=   in   if path.gone < EARLY_SHARE * path.whole:": (
        "a tenth of 365 or 366 days is no whole number of them"
    ),
    "policytrack/progress/final.py: > -> >=   in   "
    "return _by_a_later_figure(side, [one for one in seen if one.day > end], reaches)": (
        "a figure of the last day has decided before"
    ),
    "policytrack/progress/evidence.py: levels is None -> True   in   "
    "observations = series.since(series.levels(figures) if levels is None else levels, since)": "it only takes longer",
    "policytrack/progress/verdict_range.py: < -> <=   in   "
    "short = max(b.high, y.high) < head.goal or min(b.low, y.low) > head.goal": ("it only saves two of four corners"),
    "policytrack/progress/verdict_range.py: - -> +   in   far = head.goal - (head.goal - head.base) * 10**12": (
        "from ever further away on either side the way is the same"
    ),
    "policytrack/progress/pace.py: if found_roughly is not None: return found_roughly "
    "-> pass   in   "
    "if found_roughly is not None:": ("the quick way only saves time"),
    "policytrack/progress/pace.py: rough is not None and abs(rough - 1) > _UNSURE -> False   in   "
    "if rough is not None and abs(rough - 1) > _UNSURE:": ("the quick way only saves time"),
    "policytrack/progress/pace.py: Status.MOVING_AWAY -> None   in   return Status.MOVING_AWAY": (
        "the quick way only saves time"
    ),
    "policytrack/edits/brackets.py: + -> -   in   yield Token(Kind.COMMA, at, at + 1)": (
        "where a comma ends is asked by nobody"
    ),
    'policytrack/edits/scalars.py: "" -> "x"   in   if _ESCAPED.search(text.replace(\'"\', "").replace("\\\\", "")):': (
        "a letter is nothing that is escaped"
    ),
    "policytrack/edits/fixes.py: in -> not in   in   "
    "waiting = [[fix for fix in found if (fix.diagnostic.target in harm) is harmed] for harmed in (True, False)]": (
        "the groups are tried the other way round"
    ),
    "policytrack/edits/fixes.py: if len(target.actuals) < 2: return target -> pass   in   "
    "if len(target.actuals) < 2:": ("it only saves sorting one figure"),
    "policytrack/edits/fixes.py: not wanted -> False   in   if not wanted:": ("it only saves time"),
    "policytrack/quantity/deadlines.py: < -> <=   in   "
    "near = [years for at, years in inside if place < at < following]": ("no deadline begins where a figure does"),
    'policytrack/quantity/deadlines.py: "比" in text -> True   in   '
    'found = re.compile(_COMPARED).finditer(text) if "比" in text else ()': "it only saves a search",
    'policytrack/quantity/deadlines.py: "(" in text -> True   in   '
    'brackets = re.compile(_BRACKETED).finditer(text) if "(" in text else ()': "it only saves a search",
    "policytrack/quantity/parsing.py: _in_frame(text, known) or -> nothing   in   "
    "return _in_frame(text, known) or _read(text, known)": "the quick way only saves time",
    "policytrack/quantity/parsing.py: == -> !=   in   "
    "return bound if settled and bound.low == bound.high == Decimal(number) else None": (
        "of the first of the two: the quick way is never taken, which only saves time"
    ),
    "policytrack/quantity/parsing.py: not NUMERAL.isdisjoint(before) or -> nothing   in   "
    "if not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint(behind):": (
        "what is made of the example's number tells it too"
    ),
    "policytrack/quantity/parsing.py: not -> nothing   in   "
    "if not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint(behind):": (
        "the quick way is taken less often, which only saves time"
    ),
    "policytrack/quantity/figure_parser.py: self.text[at] in _MONEY_FIRSTS -> True   in   "
    "for mark in MONEY_MARKS if self.text[at] in _MONEY_FIRSTS else ():": "it only saves trying each",
    "policytrack/quantity/bound.py: self.unit.dimension.key, -> nothing   in   "
    "return hash((self.unit.dimension.key, self.base))": "what is unlike may share a hash",
    "policytrack/store/locking.py: > -> >=   in   elif not locked and time.monotonic() > deadline:": (
        "no two looks at a clock fall together"
    ),
    "policytrack/store/__init__.py: 1 -> 2   in   data = sys.stdin.buffer.read(MAX_BYTES + 1)": (
        "one byte more is too many as well as two"
    ),
    "policytrack/store/texts.py: 1 -> 2   in   data = sys.stdin.buffer.read(MAX_PLAN_BYTES + 1)": (
        "one byte more is too many as well as two"
    ),
    "policytrack/store/files.py: 1 -> 2   in   data = file.read(most + 1)": "one byte more is too many as well as two",
    "policytrack/store/writing.py: file is not None and -> nothing   in   if file is not None and not named:": (
        "it is closed early where the file has its name alone"
    ),
    "policytrack/store/revisions.py: * -> /   in   "
    'offset = timedelta(hours=hours, minutes=minutes) * (-1 if sign == b"-" else 1)': "a sign is 1 or -1",
    'policytrack/store/revisions.py: ownership -> nothing   in   if "dubious ownership" in error.told:': (
        "git says dubious of nothing else"
    ),
    "policytrack/rules/timing.py: < -> <=   in   "
    "if newest is not None and newest.as_of.year < today.year and is_stale(newest.as_of.last, today):": (
        "what is older than 18 months is of an earlier year"
    ),
    "policytrack/rules/timing.py: len({actual.as_of.last for actual in target.actuals}) == le… -> False   in   "
    "if len({actual.as_of.last for actual in target.actuals}) == len(target.actuals): # as in nearly all": (
        "it only saves time"
    ),
    "policytrack/rules/timing.py: if len({actual.as_of.last for actual in target.actuals}) ==… -> pass   in   "
    "if len({actual.as_of.last for actual in target.actuals}) == len(target.actuals): # as in nearly all": (
        "it only saves time"
    ),
    "policytrack/quantity/format.py: q.unit.stem == name -> False   in   "
    "return q.unit if q.unit.stem == name else _unit(table, name)": "it only saves looking the unit up",
    'policytrack/rules/plain_agreement.py: "每年" -> "每"   in   '
    'before = before.replace("每年", "") # what the kind says already': "the quote is read, which only takes longer",
    "policytrack/rules/plain_agreement.py: target.kind is Kind.LEVEL and -> nothing   in   "
    'if target.kind is Kind.LEVEL and "新" in before and "新" in re.sub(_NEW_NOUN, "", before):': (
        "the quote is read, which only takes longer"
    ),
    "policytrack/rules/translation.py: 9 -> 8   in   "
    "converted = Quantity(english.low, english.unit).to(one.unit, 9).base": "fewer digits tell a hundredth",
    "policytrack/rules/translation.py: 9 -> 10   in   "
    "converted = Quantity(english.low, english.unit).to(one.unit, 9).base": "fewer digits tell a hundredth",
    "policytrack/edits/actuals.py: 0 -> 1   in   return remove_item(document, sequence, 0)": (
        "of a list of one item, which is taken out whatever its number"
    ),
    "policytrack/edits/actuals.py: 0 -> -1   in   return remove_item(document, sequence, 0)": (
        "of a list of one item, which is taken out whatever its number"
    ),
    "policytrack/edits/actuals.py: 0 -> 1   in   "
    "return remove_entry(document, mapping, pair.position) or remove_item(document, sequence, 0)": (
        "of a list of one item, which is taken out whatever its number"
    ),
    "policytrack/edits/actuals.py: 0 -> -1   in   "
    "return remove_entry(document, mapping, pair.position) or remove_item(document, sequence, 0)": (
        "of a list of one item, which is taken out whatever its number"
    ),
    "policytrack/edits/actuals.py: 0 -> -1   in   "
    "lines = remove_lines(document, line_start(document.text, first), item_end(document, sequence, 0))": (
        "the only item is the last one too"
    ),
    "policytrack/edits/actuals.py: 0 -> -1   in   "
    "between = document.text[after_colon(document, pair.key) : start_of(sequence.value[0])]": (
        "the only item is the last one too"
    ),
    "policytrack/rules/goal_vs_quote.py: > -> >=   in   if target.kind is Kind.ANNUAL and target.by.year > year:": (
        "a year that the quote names is passed before"
    ),
    "policytrack/rules/english_figures.py: 0 -> -1   in   done = 0": ("every number stands behind both"),
    "policytrack/rules/english_figures.py: <= -> <   in   while words_of[index][1] <= number.start():": (
        "no number begins with the blank that ends a word"
    ),
    "policytrack/rules/translation.py: if not differences: return -> pass   in   if not differences:": (
        "the rest is read for nothing"
    ),
    "policytrack/rules/source.py: known is None -> True   in   if known is None:": "it only saves time",
    "policytrack/rules/suppressions.py: file_rules.SUPPRESSION not in line -> False   in   "
    "if file_rules.SUPPRESSION not in line:": ("it only saves a search"),
    "policytrack/rules/suppressions.py: if file_rules.SUPPRESSION not in line: continue -> pass   in   "
    "if file_rules.SUPPRESSION not in line:": ("it only saves a search"),
    "policytrack/rules/suppressions.py: continue -> pass   in   continue": (
        "the first of the two: it only saves a search; that of the second is found"
    ),
    "policytrack/rules/suppressions.py: file_rules.SUPPRESSION not in document.text -> False   in   "
    "if file_rules.SUPPRESSION not in document.text:": ("it only saves reading the lines"),
    "policytrack/rules/suppressions.py: < -> <=   in   if before >= 0 and (number, column) < texts[before][1]:": (
        "a blank stands between a text and a comment"
    ),
    "policytrack/quantity/parsing.py: or -> and   in   "
    "if not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint(behind):": (
        "what is made of the example's number tells it too, but of a thousand percentage points with a comma"
    ),
    "policytrack/quantity/parsing.py: not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint(be… -> True   in   "
    "if not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint(behind):": "the quick way only saves time",
    "policytrack/quantity/parsing.py: if not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint… -> pass   in   "
    "if not NUMERAL.isdisjoint(before) or not _DIGITS.isdisjoint(behind):": (
        "what is made of the example's number tells it too, but of a thousand percentage points with a comma"
    ),
    "policytrack/quantity/number_parser.py: 100 -> 99   in   "
    'if text[at : at + 1] == "几" and value % 10 == 0 and value < 100:': "no ten stands between 90 and 100",
}
