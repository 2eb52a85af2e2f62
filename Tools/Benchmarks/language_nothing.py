"""Texts that are in no language: numbers, codes, addresses, formulas, file names, signs, emoji, mashed keys."""
import base64, string

EMOJI = "😀😂❤👍🙏🎉😭🔥😅🤔✨💯🐍🚀🇩🇪☀☂♥★→←✓✗"
UNITS = ["kg", "cm", "km/h", "MB", "°C", "kWh", "mm", "Hz", "%", "€", "$", "m²", "GB", "ml"]
HOSTS = ["example.com", "docs.example.org", "shop.example.co.uk", "sub.domain.example.net", "t.co", "192.168.0.1"]
EXTENSIONS = ["pdf", "docx", "jpg", "tar.gz", "py", "csv", "log", "mp4", "html", "xlsx", "cpp", "json"]
NAMES = ["report", "IMG", "backup", "data", "scan", "main", "test", "index", "photo", "v2", "final", "invoice", "tmp"]


def texts(random, count):
    kinds = [numbers, amounts, dates, telephone, hexadecimal, base, product_code, mash, consonants, random_letters,
             punctuation, emoji, address, mail, file_name, path, formula, code, identifiers, mentions, single, units,
             markup, identity, table_row, markdown, chess, roman]
    seen = set()
    while len(seen) < count:
        text = kinds[len(seen) % len(kinds)](random)
        if text not in seen:
            seen.add(text)
            yield "und", text


def several(random, make, fewest=1, most=5, separator=" "):
    return separator.join(make() for _ in range(random.randint(fewest, most)))


def letters(random, alphabet, fewest, most):
    return "".join(random.choice(alphabet) for _ in range(random.randint(fewest, most)))


def digits(random, fewest, most):
    return letters(random, string.digits, fewest, most)


def numbers(random):
    return several(random, lambda: random.choice(["{}", "-{}", "{}.5", "{}%", "+{}", "({})", "#{}"]).format(digits(random, 1, 7)), 1, 8)


def amounts(random):
    return random.choice(["€ {},{}", "${}.{}", "{}.{} EUR", "USD {},{}", "£{}.{}", "{},{} zł", "¥{}{}"]).format(
        digits(random, 1, 4), digits(random, 2, 2))


def dates(random):
    return random.choice(["{2}-{1}-{0}", "{0}.{1}.{2}", "{0}/{1}/{2}", "{2}{1}{0}T{0}{1}00Z", "{0}.{1}.{2} {3}:{4}",
                          "{3}:{4}:{0}", "{2}-{1}-{0} – {2}-{1}-{0}"]).format(
        random.randint(10, 28), random.randint(10, 12), random.randint(1950, 2030), random.randint(10, 23),
        random.randint(10, 59))


def telephone(random):
    return random.choice(["+49 {} {}", "({}) {}-{}", "+1-{}-{}", "00{} {} {}"]).format(
        digits(random, 2, 4), digits(random, 3, 4), digits(random, 4, 6))


def hexadecimal(random):
    return random.choice(["{}", "0x{}", "#{}", "{0}-{0}", "sha256:{}"]).format(letters(random, "0123456789abcdef", 6, 40))


def base(random):
    return base64.b64encode(random.randbytes(random.randint(9, 60))).decode()


def product_code(random):
    upper = lambda fewest, most: letters(random, string.ascii_uppercase, fewest, most)
    return several(random, lambda: random.choice(["{}-{}", "{}{}", "{}/{}", "{}_{}", "{}.{}"]).format(upper(1, 4), digits(random, 2, 6)) +
                   random.choice(["", upper(1, 2), "-" + upper(2, 3)]), 1, 3)


def mash(random):
    rows = ["asdfghjkl", "qwertyuiop", "zxcvbnm", "qwertz", "azerty", "йцукен", "фыва", "aoeu"]
    def one():
        row = random.choice(rows)
        start = random.randrange(len(row) - 2)
        return "".join(row[(start + i) % len(row)] for i in range(random.randint(4, 12)))
    return several(random, one, 1, 4, random.choice(["", " "]))


def consonants(random):
    return several(random, lambda: letters(random, "bcdfghjklmnpqrstvwxz", 4, 14), 1, 4)


def random_letters(random):
    return several(random, lambda: letters(random, string.ascii_lowercase, 6, 20), 1, 4)


def punctuation(random):
    return several(random, lambda: letters(random, "!?.,;:-–—…*#~+=/\\|()[]{}<>\"'«»“”¿¡&%$§°^_", 1, 8), 1, 5)


def emoji(random):
    return several(random, lambda: letters(random, EMOJI, 1, 4), 1, 4)


def address(random):
    return random.choice(["https://{}/{}/{}", "http://{}/{}?q={}", "www.{}/{}-{}.html", "{}/{}#{}", "ftp://{}/{}/{}"]).format(
        random.choice(HOSTS), random.choice(NAMES), random.choice(NAMES + ["42", "a1"]))


def mail(random):
    return several(random, lambda: f"{letters(random, string.ascii_lowercase, 3, 8)}.{random.choice(NAMES).lower()}@{random.choice(HOSTS)}", 1, 2)


def file_name(random):
    return several(random, lambda: f"{random.choice(NAMES)}{random.choice(['', '_', '-', ''])}{digits(random, 0, 5)}.{random.choice(EXTENSIONS)}", 1, 3)


def path(random):
    return random.choice(["/usr/local/{}/{}", "C:\\{}\\{}", "./{}/{}", "~/{}/{}.sh", "../{}/{}"]).format(
        random.choice(NAMES), random.choice(NAMES))


def formula(random):
    variable = lambda: random.choice("abcdefgxyzαβγΔλμπσφ")
    return random.choice(["{} = {} + {}", "{}² + {}² = {}²", "f({}) = {}^2 - {}", "∑{} ≤ {}·{}", "∫ {} d{} = {}",
                          "{}/{} ≈ {}", "H2O + CO2 → C6H12O6 {}{}{}", "sin({}) + cos({}) = {}", "{} ∈ ℝ, {} ≠ {}"]).format(
        variable(), variable(), variable())


def code(random):
    name = lambda: random.choice(["i", "x", "n", "foo", "bar", "buf", "idx", "obj", "ptr", "tmp"])
    return random.choice(["for ({0}=0; {0}<{1}; {0}++)", "{0}[{1}] = {1} * 2;", "if ({0} == null) {{ return {1}; }}",
                          "def {0}({1}): return {1}", "SELECT * FROM {0} WHERE {1}=1;", "{0}->{1}();", "#include <{0}.h>",
                          "{0} := {1} << 3", "$ {0} --{1}=3 | {1}", "int {0} = {1}();", "console.log({0}.{1});"]).format(name(), name())


def identifiers(random):
    return several(random, lambda: random.choice(["get_{}_{}", "{}::{}", "{}.{}()", "__{}_{}__", "{}_{}_id"]).format(
        random.choice(NAMES), random.choice(NAMES)), 1, 3)


def mentions(random):
    return several(random, lambda: random.choice("@#") + letters(random, string.ascii_lowercase, 3, 10), 1, 4)


def single(random):
    return several(random, lambda: random.choice(string.ascii_letters), 1, 6)


def units(random):
    return several(random, lambda: f"{digits(random, 1, 4)} {random.choice(UNITS)}", 1, 4)


def markup(random):
    tag = random.choice(["div", "p", "br", "span", "td", "li"])
    return random.choice(["<{0}></{0}>", "<{0}/>", "<{0} class=\"{1}\">", "&nbsp;&amp;&lt;", "</{0}></{1}>", "\\begin{{{1}}}"]).format(
        tag, random.choice(NAMES))


def identity(random):
    h = lambda n: letters(random, "0123456789abcdef", n, n)
    return random.choice([lambda: f"{h(8)}-{h(4)}-{h(4)}-{h(4)}-{h(12)}", lambda: f"DE{digits(random, 20, 20)}",
                          lambda: f"ISBN {digits(random, 3, 3)}-{digits(random, 10, 10)}", lambda: f"10.{digits(random, 4, 4)}/{h(8)}",
                          lambda: ":".join(h(2) for _ in range(6))])()


def table_row(random):
    return several(random, lambda: random.choice([digits(random, 1, 5), "–", "n/a", "x", "✓", "0,00", "-", "…"]), 3, 9, random.choice([" | ", "  ", ";", ", "]))


def markdown(random):
    return random.choice(["---", "***", "| --- | --- |", "```", "- [ ]", "## 1.2.3", "> > >", "1. 2. 3.", "[1]: {}", "=====", "* * *"]).format(digits(random, 1, 3)) + " " + digits(random, 0, 4)


def chess(random):
    return several(random, lambda: random.choice("NBRQK") + random.choice("abcdefgh") + random.choice("12345678"), 2, 6)


def roman(random):
    return several(random, lambda: letters(random, "IVX", 1, 4) + ".", 1, 4)
