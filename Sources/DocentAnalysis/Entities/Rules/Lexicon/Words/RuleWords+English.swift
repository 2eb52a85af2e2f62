extension RuleWords {
  static let english = RuleWords([
    (
      .thatYear,
      "that year|of that year|the same year|of the same year|that same year|of that same year|the year before|the year after"
    ), (.or, "or"),
    (
      .further,
      "more|additional|further|extra|full|consecutive|straight|successive|whole|solid|long|short|calendar|business|working"
    ),
    (.within, "later|earlier"),
    (.article, "the"), (.connector, "of|of the"),
    (.modifier(.early), "early|early in|beginning of|start of|very early"),
    (.modifier(.mid), "mid|mid-|middle of|midway through"),
    (.modifier(.late), "late|late in|end of|close of|very late"),
    (.direction(-1, isBehind: false), "last|past|previous"),
    (.direction(0, isBehind: false), "this|current|the current"),
    (.direction(1, isBehind: false), "next|coming|upcoming"), (.indefinite, "following|recent|preceding|ensuing"),
    (.agoSuffix(direction: -1), "ago"),
    (.agoSuffix(direction: 0), "later|earlier"),
    (.relative(.day, distance: -2), "day before yesterday"), (.relative(.day, distance: 2), "day after tomorrow"),
    (.season(.spring), "spring|springtime"), (.season(.summer), "summer|summertime"),
    (.season(.autumn), "autumn|fall"), (.season(.winter), "winter|wintertime"),
    (.dayPart(.morning), "morning|mornings"), (.dayPart(.afternoon), "afternoon|mid-afternoon|afternoons"),
    (.dayPart(.evening), "evening|evenings"), (.dayPart(.night), "night|overnight|nights"),
    (.clockTime(hour: 12), "noon|midday"), (.clockTime(hour: 0), "midnight"),
    (.timeConnector, "at|at about|at around|around|, at|by"), (.hourWord, "o'clock|o’clock|hours GMT"),
    (.yearPrefix, "year|the year"), (.from, "from"), (.to, "to|until|through|till|thru"), (.between, "between"),
    (.and, "and"), (.one, "a|an|one"), (.vague, "a few|few|several|a couple of|couple of|a couple|many"),
    (.number(0), "zero"), (.hundred, "hundred"),
    (.dozen, "dozen"), (.multitude, "hundreds|thousands|millions|billions|trillions|dozens|tens|scores"),
    (.half, "half|one half"), (.andHalf, "and a half|and one-half|and a half of"),
    (.fraction(2), "halves"), (.fraction(3), "third|thirds"), (.fraction(4), "quarter|quarters|fourths"),
    (.fraction(5), "fifth|fifths"), (.fraction(6), "sixth|sixths"), (.fraction(8), "eighth|eighths"),
    (.fraction(10), "tenth|tenths"),
    (.partOfHour(minutes: 30), "half an hour|half hour|a half hour|a half-hour|half-hour"),
    (.partOfHour(minutes: 15), "a quarter of an hour|quarter of an hour|quarter-hour"),
    (
      .relation(.about),
      "about|around|some|approximately|roughly|nearly|almost|circa|close to|an estimated|estimated|as many as|as much as|just about|well over"
    ),
    (
      .relation(.more),
      "more than|over|greater than|in excess of|upwards of|upward of|just over|above|no fewer than|slightly more than|a little more than"
    ),
    (.relation(.atLeast), "at least|no less than|not less than|a minimum of"),
    (.relation(.less), "less than|fewer than|under|just under|below|slightly less than|a little less than"),
    (.relation(.atMost), "at most|up to|no more than|not more than|a maximum of"),
    (.ageSuffix, "old|olds"), (.quarterWord, "quarter"), (.halfYearWord, "half"), (.quarterPrefix, "Q"),
    (.halfYearPrefix, "H"), (.fiscalYear, "fiscal|fiscal year|financial year|FY"),
    (.decade(192), "roaring twenties"), (.decade(192), "twenties"), (.decade(193), "thirties"),
    (.decade(194), "forties"), (.decade(195), "fifties"), (.decade(196), "sixties"), (.decade(197), "seventies"),
    (.decade(198), "eighties"), (.decade(199), "nineties"),
    (.timeUnit(.fortnight), "fortnight"), (.timeUnit(.weekend), "weekend|weekends"),
    (.timeUnit(.quarter), "quarter|quarters"),
    (.timeUnit(.year), "yr|yrs|y/o"), (.timeUnit(.minute), "mins"), (.timeUnit(.hour), "hrs"),
    (.timeUnit(.second), "secs"),
    (.scale(9), "bn|bln"), (.scale(6), "mn|mln|mio|m"), (.scale(12), "tn|trn"), (.scale(3), "k"),
    (.scale(2), "hundred"),
    (.ordinal(1), "1st"),
    (
      .label,
      "page|pages|p|pp|no|nos|number|section|sec|chapter|article|figure|fig|table|vol|volume|room|route|highway|flight|version|channel|appendix|item|line|step|part|rule|act|grade|level|type|model|phase|lot|unit|suite|box"
    ),
    (.rate, "times|once|twice|per|time"), (.percent, "percent|per cent|pct|percentage points|percentage point"),
    (.unit("km/h"), "kilometers an hour|kilometres an hour"), (.unit("[mi_i]/h"), "miles an hour"),
    (.unit("[smi_us]"), "sq mi|sq miles"), (.unit("km2"), "sq km"), (.unit("[lb_av]"), "lbs"),
    (.unit("[ft_i]"), "foot"), (.unit("t"), "ton|tons|tonnes|metric tons"), (.unit("Cel"), "degrees C"),
    (.currency("GBP"), "pounds sterling|quid"), (.minorCurrency("USD"), "cent|cents"), (.minorCurrency("GBP"), "pence"),
    (.currency("USD"), "buck|bucks"),
  ])
}
