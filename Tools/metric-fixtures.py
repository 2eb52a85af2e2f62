#!/usr/bin/env python3
"""Writes Tests/Data/metrics/classification.json and spans.json: predictions with the measures that scikit-learn and
seqeval (conlleval's rules) give for them. Needs: pip install scikit-learn seqeval numpy."""
import json, pathlib, random
import numpy
from seqeval import metrics as spans
from sklearn import metrics

random.seed(7)
labels = ["POSITIVE", "NEGATIVE", "NEUTRAL", "MIXED"]
gold = [random.choices(range(4), [5, 3, 4, 1])[0] for _ in range(200)]
rows = []
for label in gold:
    raw = [random.random() + (0.7 if index == label else 0) for index in range(4)]
    rows.append([round(value / sum(raw), 6) for value in raw])
predicted = [max(range(4), key=row.__getitem__) for row in rows]
scores = [round(row[0], 1) for row in rows]  # with many ties

def measures(average):
    values = metrics.precision_recall_fscore_support(gold, predicted, average=average, labels=range(4), zero_division=0)
    return [list(map(float, value)) if hasattr(value, "__len__") else value for value in values]

def calibration_error():
    confidence = numpy.array([max(row) for row in rows])
    correct = numpy.array(gold) == numpy.array(predicted)
    bins = numpy.minimum((confidence * 10).astype(int), 9)
    return float(sum(abs(confidence[bins == b].sum() - correct[bins == b].sum()) for b in range(10)) / len(rows))

false, true, thresholds = metrics.roc_curve([g == 0 for g in gold], scores, drop_intermediate=False)
data = {
    "labels": labels, "gold": gold, "predicted": predicted, "probabilities": rows, "tiedScores": scores,
    "accuracy": metrics.accuracy_score(gold, predicted), "perLabel": measures(None)[:3],
    "macro": measures("macro")[:3], "micro": measures("micro")[:3], "weighted": measures("weighted")[:3],
    "confusion": metrics.confusion_matrix(gold, predicted, labels=range(4)).tolist(),
    "areas": [metrics.roc_auc_score([g == label for g in gold], [row[label] for row in rows]) for label in range(4)],
    "tiedArea": metrics.roc_auc_score([g == 0 for g in gold], scores),
    "curve": [[float(x), float(y)] for x, y in zip(false, true)],
    "calibrationError": calibration_error(),
    "percentiles": [float(value) for value in numpy.percentile(scores, [2.5, 50, 97.5])],
}
tags = ["O", "O", "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
sentences = [[random.choice(tags) for _ in range(random.randint(1, 12))] for _ in range(60)]
answers = [[tag if random.random() < 0.75 else random.choice(tags) for tag in sentence] for sentence in sentences]
data_spans = {
    "gold": sentences, "predicted": answers, "precision": float(spans.precision_score(sentences, answers)),
    "recall": float(spans.recall_score(sentences, answers)), "f1": float(spans.f1_score(sentences, answers)),
}
folder = pathlib.Path(__file__).resolve().parent.parent / "Tests/Data/metrics"
folder.mkdir(parents=True, exist_ok=True)
(folder / "classification.json").write_text(json.dumps(data) + "\n")
(folder / "spans.json").write_text(json.dumps(data_spans) + "\n")
