"""How sure a row must be, for the analysis and for the pages, which load no model for it."""

SURE_FACT = 0.75
"""From which chance on a row of facts is called one and the same. Of the pairs above it .90 are of one fact
as readers of sixteen events had it, .86 on six never looked at; of those below two thirds."""
BRINGS_IN = 0.65
"""With less chance a row brings no outlet into one that is sure: of the cells that it would bring, two are of
another thing for one that is not."""
