package dev.turnstile.subjects.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.tickets.TicketFile;
import dev.turnstile.subjects.processes.KernelLocks;
import dev.turnstile.subjects.processes.LeftBehind;
import dev.turnstile.subjects.processes.OsFileLock;
import dev.turnstile.subjects.processes.SubjectProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One ticket is left in the file, and each buyer is a process. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class TicketFileScenesTest {
    private static final int BUYERS = 20;

    @TempDir
    Path directory;

    private final List<SubjectProcess> buyers = new ArrayList<>();

    @BeforeEach
    void oneTicketIsLeft() throws IOException {
        KernelLocks.assumeListed();
        Files.writeString(directory.resolve(TicketJson.FILE), "{\"remaining\":1}");
    }

    @AfterEach
    void nobodyIsLeft() {
        buyers.forEach(SubjectProcess::close);
    }

    @ParameterizedTest
    @ValueSource(classes = {PausingUnlocked.class, PausingThreadLocked.class})
    void three_processes_that_all_look_before_any_sells_sell_one_ticket_three_times(Class<? extends TicketFile> subject)
            throws IOException {
        start(subject, 3);
        buyers.forEach(buyer -> buyer.begin("buy"));
        buyers.forEach(SubjectProcess::awaitPaused);
        buyers.forEach(SubjectProcess::goOn);
        long sold = sold();
        System.out.printf("1 ticket, 3 processes, %s: sold %d times%n", subject.getSimpleName(), sold);
        assertThat(sold).isEqualTo(3);
        buyers.forEach(SubjectProcess::end);
        LeftBehind.nothingBut(directory, TicketJson.FILE);
    }

    @Test
    void three_processes_with_the_lock_sell_one_ticket_once() throws IOException {
        start(PausingFileLocked.class, 3);
        SubjectProcess first = buyers.get(0);
        first.begin("buy");
        first.awaitPaused();
        buyers.stream().skip(1).forEach(buyer -> buyer.begin("buy"));
        KernelLocks.awaitWaiting(directory.resolve(OsFileLock.FILE), 2);
        first.goOn();
        long sold = sold();
        System.out.printf("1 ticket, 3 processes, with the lock: sold %d time%n", sold);
        assertThat(sold).isEqualTo(1);
        buyers.forEach(SubjectProcess::end);
        LeftBehind.nothingBut(directory, TicketJson.FILE, OsFileLock.FILE);
    }

    @Test
    void twenty_buyers_by_join_look_one_after_another_and_one_wins() throws IOException {
        Tally tally = new Tally();
        for (int i = 0; i < BUYERS; i++) {
            SubjectProcess buyer = SubjectProcess.start(FileLockedTicketFile.class, directory);
            buyers.add(buyer);
            tally.looked(buyer.call("remaining"));
            tally.bought(buyer.call("buy"));
            buyer.end();
        }
        tally.print("join");
        assertThat(tally.lookedBeforeTheFirstBought).isEqualTo(1);
        assertThat(tally.winners).isEqualTo(1);
        LeftBehind.nothingBut(directory, TicketJson.FILE, OsFileLock.FILE);
    }

    @Test
    void twenty_buyers_by_mutex_look_all_at_once_and_one_wins() throws IOException {
        Tally tally = new Tally();
        start(FileLockedTicketFile.class, BUYERS);
        buyers.forEach(buyer -> buyer.begin("remaining"));
        buyers.forEach(buyer -> tally.looked(buyer.answer()));
        buyers.forEach(buyer -> buyer.begin("buy"));
        buyers.forEach(buyer -> tally.bought(buyer.answer()));
        tally.print("mutex");
        assertThat(tally.lookedBeforeTheFirstBought).isEqualTo(20);
        assertThat(tally.sawTheTicket).isEqualTo(20);
        assertThat(tally.winners).isEqualTo(1);
        buyers.forEach(SubjectProcess::end);
        LeftBehind.nothingBut(directory, TicketJson.FILE, OsFileLock.FILE);
    }

    @Test
    void who_is_killed_in_the_middle_of_a_purchase_has_bought_nothing_and_holds_up_nobody() throws IOException {
        start(PausingFileLocked.class, 1);
        buyers.get(0).begin("buy");
        buyers.get(0).awaitPaused();
        start(FileLockedTicketFile.class, 1);
        buyers.get(1).begin("buy");
        KernelLocks.awaitWaiting(directory.resolve(OsFileLock.FILE), 1);
        buyers.get(0).kill();
        assertThat(buyers.get(1).answer()).isEqualTo("true");
        assertThat(buyers.get(1).call("remaining")).isEqualTo("0");
        buyers.get(1).end();
        LeftBehind.nothingBut(directory, TicketJson.FILE, OsFileLock.FILE);
    }

    @Test
    void what_a_killed_buyer_has_half_written_beside_the_file_disturbs_nobody_and_goes() throws IOException {
        Path next = directory.resolve(TicketJson.FILE + TicketJson.NEXT);
        Files.writeString(next, "{\"remaining\"");
        try (FileLockedTicketFile tickets = new FileLockedTicketFile(directory)) {
            assertThat(tickets.remaining()).isEqualTo(1);
            assertThat(tickets.buy()).isTrue();
            assertThat(tickets.remaining()).isZero();
            Files.writeString(next, "{");
        }
        LeftBehind.nothingBut(directory, TicketJson.FILE, OsFileLock.FILE);
    }

    @Test
    void what_a_killed_buyer_has_half_written_over_the_file_is_what_all_others_find() throws IOException {
        Files.writeString(directory.resolve(TicketJson.FILE), "{\"remaining\"");
        TornTicketFile tickets = new TornTicketFile(directory);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(tickets::remaining);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(tickets::buy);
        LeftBehind.nothingBut(directory, TicketJson.FILE, OsFileLock.FILE);
    }

    private void start(Class<? extends TicketFile> subject, int processes) {
        Stream.generate(() -> SubjectProcess.start(subject, directory))
                .limit(processes)
                .forEach(buyers::add);
    }

    private long sold() {
        return buyers.stream().filter(buyer -> buyer.answer().equals("true")).count();
    }

    private static final class Tally {
        private int looked;
        private int sawTheTicket;
        private int bought;
        private int winners;
        private int lookedBeforeTheFirstBought;

        void looked(String remaining) {
            looked++;
            if (remaining.equals("1")) sawTheTicket++;
        }

        void bought(String ticket) {
            if (bought++ == 0) lookedBeforeTheFirstBought = looked;
            if (ticket.equals("true")) winners++;
        }

        void print(String how) {
            System.out.printf(
                    "%d buyer processes by %s: %d have looked before the first buys, %d wins%n",
                    bought, how, lookedBeforeTheFirstBought, winners);
        }
    }

    /** Lets the scene say when the look is over. */
    public static class PausingUnlocked extends UnlockedTicketFile {
        public PausingUnlocked(Path directory) {
            super(directory);
        }

        @Override
        protected void pause() {
            SubjectProcess.pause();
        }
    }

    /** Lets the scene say when the look is over. */
    public static class PausingThreadLocked extends ThreadLockedTicketFile {
        public PausingThreadLocked(Path directory) {
            super(directory);
        }

        @Override
        protected void pause() {
            SubjectProcess.pause();
        }
    }

    /** Lets the scene say when the look is over. */
    public static class PausingFileLocked extends FileLockedTicketFile {
        public PausingFileLocked(Path directory) {
            super(directory);
        }

        @Override
        protected void pause() {
            SubjectProcess.pause();
        }
    }
}
