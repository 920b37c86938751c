package com.example;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

public final class Everything {
    public static void main(final String[] args) {
        App app = new App();
        DomainSettings.define(new Stack(app, "Matching"));
        Targets.define(new Stack(app, "Targets"));
        Sources.define(new Stack(app, "Sources"));
        Calculations.define(new Stack(app, "Calculations"));
        Existing.define(new Stack(app, "Existing"));
        app.synth();
    }
}
