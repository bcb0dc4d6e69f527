package dev.turnstile.subjects.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.support.coroutines.Carrier;
import dev.turnstile.support.coroutines.CarrierJvm;
import dev.turnstile.support.coroutines.SharedCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Coroutines that share a count, on one carrier and on two. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class HubScenesTest {
    private static final int TRIES = 500;

    private final CarrierJvm carrier = CarrierJvm.start(1);

    @AfterEach
    void theCarrierLeavesNoProcess() {
        carrier.close();
        assertThat(carrier.isAlive()).isFalse();
    }

    @Test
    void a_hundred_coroutines_that_yield_between_read_and_write_lose_ninety_nine() {
        assertThat(countOfAHundred(new UnlockedAcrossYield(carrier))).isEqualTo(1);
    }

    @Test
    void a_hundred_coroutines_that_hold_a_lock_across_the_yield_lose_nothing() {
        assertThat(countOfAHundred(new LockedAcrossYield(carrier))).isEqualTo(100);
    }

    @Test
    void a_hundred_coroutines_that_do_not_yield_in_between_need_no_lock() {
        assertThat(countOfAHundred(new NoYieldInCriticalSection(carrier))).isEqualTo(100);
    }

    @Test
    void on_one_carrier_ten_thousand_coroutines_need_no_lock_either() {
        for (int i = 0; i < 10; i++) assertThat(countOfTenThousand(carrier)).isEqualTo(10_000);
    }

    @Test
    void on_two_carriers_they_do() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "two carriers need two processors");
        int tries = 0;
        try (CarrierJvm two = CarrierJvm.start(2)) {
            while (tries < TRIES && countOfTenThousand(two) == 10_000) tries++;
        }
        assumeTrue(tries < TRIES, "the machine never ran two carriers at once");
    }

    @Test
    void three_coroutines_that_yield_after_each_number_interleave() {
        assertThat(printedByThree(YieldingPrinter.class)).isEqualTo("000111222");
    }

    @Test
    void three_coroutines_that_do_not_yield_run_one_after_another() {
        assertThat(printedByThree(Printer.class)).isEqualTo("012012012");
    }

    @Test
    void hubs_of_one_carrier_share_nothing() {
        try (RemoteHub one = new LockedAcrossYield(carrier);
                RemoteHub other = new LockedAcrossYield(carrier)) {
            assertThat(one.spawn(1)).isEqualTo(0);
            assertThat(one.spawn(1)).isEqualTo(1);
            assertThat(one.join(1)).isTrue();
            assertThat(other.join(0)).isFalse();
            assertThat(other.joinAll()).isEqualTo(0);
            assertThat(one.joinAll()).isEqualTo(2);
        }
    }

    private static int countOfAHundred(RemoteHub fresh) {
        try (fresh) {
            fresh.spawn(100);
            return fresh.joinAll();
        }
    }

    private static int countOfTenThousand(CarrierJvm carrier) {
        try (RemoteHub hub = new NoYieldInCriticalSection(carrier)) {
            hub.spawn(10_000);
            return hub.joinAll();
        }
    }

    private String printedByThree(Class<? extends Printer> printer) {
        try (RemoteHub hub = new RemoteHub(carrier, printer) {}) {
            hub.spawn(3);
            return Integer.toString(hub.joinAll()).substring(1);
        }
    }

    /** Prints 0, 1 and 2 in each coroutine; what was printed are the digits of its count after the first. */
    public static class Printer implements SharedCount {
        private int printed = 1;

        @Override
        public void add() {
            for (int number = 0; number <= 2; number++) {
                printed = 10 * printed + number;
                afterEach();
            }
        }

        void afterEach() {}

        @Override
        public int count() {
            return printed;
        }
    }

    /** Lets the others run after each number. */
    public static final class YieldingPrinter extends Printer {
        @Override
        void afterEach() {
            Carrier.pause();
        }
    }
}
