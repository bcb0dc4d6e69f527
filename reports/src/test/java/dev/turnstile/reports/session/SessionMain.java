package dev.turnstile.reports.session;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs tests as a build tool does: in a session of the JUnit Platform, whose listeners it finds by itself. */
final class SessionMain {
    static final int TESTS_FAILED = 3;

    private SessionMain() {}

    /** @param args names of test classes */
    public static void main(String[] args) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(Arrays.stream(args)
                                            .map(name -> (DiscoverySelector) selectClass(name))
                                            .toList())
                                    .build(),
                            summary);
        }
        summary.getSummary()
                .getFailures()
                .forEach(failure -> System.out.println("Failure of a test: "
                        + failure.getException().getMessage().replace("\n", "⏎")));
        System.exit(summary.getSummary().getTotalFailureCount() == 0 ? 0 : TESTS_FAILED);
    }
}
