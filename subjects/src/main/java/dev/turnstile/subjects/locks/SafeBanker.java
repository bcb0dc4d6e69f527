package dev.turnstile.subjects.locks;

import dev.turnstile.models.locks.Banker;
import dev.turnstile.models.locks.BankerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interruptibly;

/**
 * The banker's algorithm under one monitor: a request is granted if, with it granted, the processes could be served one after another.
 *
 * <p>What has been lent changes only under the monitor, and always to a safe state: a grant is looked at in the same critical section that
 * makes it, and a return makes no state worse. It does not matter whom the search serves first, since who is served only adds to what is
 * free; so it never has to take a choice back. Every change wakes all waiters: a return may make any request safe, and a grant may take
 * one past its claim, which it is to say. A waiter that is interrupted has been lent nothing yet, and leaves no trace.
 */
@Subject(model = BankerModel.class)
public class SafeBanker implements Banker {
    private final int[] tapes = new int[PROCESSES];
    private final int[] printers = new int[PROCESSES];
    private int freeTapes = TAPES;
    private int freePrinters = PRINTERS;

    @Override
    public synchronized void request(int process, int tapes, int printers) {
        awaitGrantable(process, tapes, printers);
        lend(process, tapes, printers);
    }

    /** Waits until these amounts can be lent. The answer may change as soon as the monitor is free. */
    final synchronized void awaitGrantable(int process, int tapes, int printers) {
        while (!isGrantable(process, tapes, printers)) Interruptibly.await(this);
    }

    private boolean isGrantable(int process, int tapes, int printers) {
        if (this.tapes[process] + tapes > TAPE_CLAIM || this.printers[process] + printers > PRINTER_CLAIM)
            throw new IllegalArgumentException("more than its claim");
        if (tapes > freeTapes || printers > freePrinters) return false;
        change(process, tapes, printers);
        boolean granted = allows();
        change(process, -tapes, -printers);
        return granted;
    }

    /** Returns whether the banker puts up with the state as it is. */
    boolean allows() {
        return safe();
    }

    final synchronized void lend(int process, int tapes, int printers) {
        change(process, tapes, printers);
        notifyAll();
    }

    @Override
    public synchronized int release(int process) {
        int returned = tapes[process] + printers[process];
        lend(process, -tapes[process], -printers[process]);
        return returned;
    }

    @Override
    public synchronized boolean safe() {
        int tapesLeft = freeTapes;
        int printersLeft = freePrinters;
        boolean[] served = new boolean[PROCESSES];
        int count = 0;
        int before;
        do {
            before = count;
            for (int p = 0; p < PROCESSES; p++) {
                if (served[p] || TAPE_CLAIM - tapes[p] > tapesLeft || PRINTER_CLAIM - printers[p] > printersLeft)
                    continue;
                tapesLeft += tapes[p];
                printersLeft += printers[p];
                served[p] = true;
                count++;
            }
        } while (count > before);
        return count == PROCESSES;
    }

    private void change(int process, int moreTapes, int morePrinters) {
        tapes[process] += moreTapes;
        printers[process] += morePrinters;
        freeTapes -= moreTapes;
        freePrinters -= morePrinters;
    }
}
