"""Learning: from labelled reports to a model, and how right it is. Nothing here is needed to classify.

In:

corpus         labelled reports, found in files and folders; each a `Document`
  marked         written as marked texts      labelling    given at the keyboard
lines          labelled passages without a report
retold         a report told otherwise: excerpts, other outlines of it

To a model:

seen           a report as training sees it: nodes, vectors, truth
training       the whole way; fitting: the weights; pool_fitting: how rules and model are added up
evaluation     precision, recall, F1, calibration, on reports that were held out
"""
