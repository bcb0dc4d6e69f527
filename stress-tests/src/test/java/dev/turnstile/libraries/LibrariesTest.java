package dev.turnstile.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.Campaign;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.OptionReader;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.campaign.schedule.StandardEngines;
import dev.turnstile.campaign.wording.CounterexampleText;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayCommand;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Subject;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Right classes of java.util.concurrent, Guava, Caffeine, JCTools and Agrona: an alarm for one of them is a false one. The contracts leave
 * out what the documentation does not promise, such as the exact size of a queue in use.
 *
 * <p>The property {@code libraries.profile} sets how much to run, and adds the costly ones, {@code libraries.engines} which engines.
 */
@Tag("slow")
class LibrariesTest {
    private static final List<Class<?>> PARTS = List.of(
            BlockingQueues.class,
            Caches.class,
            Collections.class,
            Counters.class,
            Maps.class,
            Queues.class,
            Synchronizers.class);

    /** What Lincheck cannot prove, and why. */
    private static final Map<Class<?>, String> NOT_PROVED = Map.of(
            BlockingQueues.JdkExchanger.class, "its choice of a slot depends on the thread's number",
            Caches.CaffeineBounded.class, "even its smallest scenarios have too many schedules",
            Queues.JctoolsMpmcArrayQueue.class, "a loop that counts its rounds is taken to wait",
            Queues.JctoolsMpmcUnboundedXaddArrayQueue.class, "a loop that counts its rounds is taken to wait");

    /** They take the most processor time, and are run only where a profile is asked for. */
    private static final Set<Class<?>> COSTLY = Set.of(
            BlockingQueues.JctoolsMpscBlockingConsumerArrayQueue.class,
            BlockingQueues.JdkExchanger.class,
            BlockingQueues.JdkLinkedBlockingDeque.class,
            BlockingQueues.GuavaMonitor.class,
            Caches.CaffeineBounded.class,
            Caches.CaffeineExpiring.class,
            Caches.CaffeineUnbounded.class,
            Caches.GuavaCache.class,
            Caches.GuavaWeakInterner.class,
            Collections.AgronaManyToOneRingBuffer.class,
            Collections.AgronaOneToOneRingBuffer.class,
            Collections.JdkConcurrentSkipListSet.class,
            Counters.JdkLongAdder.class,
            Maps.CaffeineAsMap.class,
            Maps.GuavaCacheAsMap.class,
            Maps.MergingCaffeine.class,
            Maps.GuavaMapMaker.class,
            Maps.MergingConcurrentSkipListMap.class,
            Synchronizers.GuavaSettableFuture.class,
            Synchronizers.JdkPhaser.class,
            Synchronizers.JdkStampedLock.class);

    private static final String PROFILE = "libraries.profile";

    @TempDir
    private static Path evidence;

    private static Map<String, SubjectEvidence> found;

    static Stream<Class<?>> subjects() {
        return PARTS.stream()
                .flatMap(part -> Stream.of(part.getDeclaredClasses()))
                .filter(type -> type.isAnnotationPresent(Subject.class))
                .filter(type -> System.getProperty(PROFILE) != null || !COSTLY.contains(type))
                .sorted(Comparator.comparing(Class::getName));
    }

    @BeforeAll
    static void check() {
        Properties properties = new Properties();
        properties.setProperty("turnstile.profile", System.getProperty(PROFILE, "quick"));
        properties.setProperty("turnstile.engines", System.getProperty("libraries.engines", "lincheck"));
        CampaignOptions options = OptionReader.read(properties).withEvidence(evidence);
        Selection selection = Selection.of(subjects().toList(), List.of());
        Campaign campaign = Campaign.start(selection, options, StandardEngines.all(), line -> {});
        assertThat(campaign.end().orTimeout(1, TimeUnit.HOURS).join()).isTrue();
        found = EvidenceFiles.evidence(evidence).stream()
                .collect(Collectors.toMap(SubjectEvidence::subject, Function.identity()));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_is_right_is_not_refuted_and_most_of_it_is_proved(Class<?> subject) {
        SubjectEvidence seen = found.get(subject.getName());
        if (NOT_PROVED.containsKey(subject))
            assertThat(seen.verdict()).as(() -> text(seen)).isIn(Verdict.CLEAN, Verdict.PROVED);
        else assertThat(seen.verdict()).as(() -> text(seen)).isEqualTo(Verdict.PROVED);
    }

    @Test
    void there_are_enough_of_them() {
        assertThat(subjects()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static String text(SubjectEvidence seen) {
        return seen.reason()
                + seen.engines().stream()
                        .filter(engine -> engine.finding() instanceof Finding.Violated)
                        .map(engine -> "\n"
                                + CounterexampleText.of(
                                        engine,
                                        ((Finding.Violated) engine.finding()).counterexample(),
                                        ReplayCommand.orDefault(null)))
                        .collect(Collectors.joining());
    }
}
