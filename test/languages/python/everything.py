from aws_cdk import App, Stack

from calculations import calculations
from existing import existing
from matching import matching
from sources import sources
from targets import targets

app = App()
matching(Stack(app, "Matching"))
targets(Stack(app, "Targets"))
sources(Stack(app, "Sources"))
calculations(Stack(app, "Calculations"))
existing(Stack(app, "Existing"))
app.synth()
