package dev.turnstile.models.locks;

import static dev.turnstile.spec.Model.enabledWhen;

/** {@link Banker}, single-threaded. */
public final class BankerModel implements Banker {
    private final int[] tapes = new int[PROCESSES];
    private final int[] printers = new int[PROCESSES];

    @Override
    public void request(int process, int tapes, int printers) {
        if (this.tapes[process] + tapes > TAPE_CLAIM || this.printers[process] + printers > PRINTER_CLAIM)
            throw new IllegalArgumentException("more than its claim");
        lend(process, tapes, printers);
        boolean granted = safe();
        lend(process, -tapes, -printers);
        enabledWhen(granted);
        lend(process, tapes, printers);
    }

    @Override
    public int release(int process) {
        int returned = tapes[process] + printers[process];
        lend(process, -tapes[process], -printers[process]);
        return returned;
    }

    @Override
    public boolean safe() {
        int freeTapes = TAPES;
        int freePrinters = PRINTERS;
        for (int p = 0; p < PROCESSES; p++) {
            freeTapes -= tapes[p];
            freePrinters -= printers[p];
        }
        return freeTapes >= 0 && freePrinters >= 0 && canServe(freeTapes, freePrinters, new boolean[PROCESSES], 0);
    }

    /** Tries every order. */
    private boolean canServe(int freeTapes, int freePrinters, boolean[] served, int count) {
        if (count == PROCESSES) return true;
        for (int p = 0; p < PROCESSES; p++) {
            if (served[p] || TAPE_CLAIM - tapes[p] > freeTapes || PRINTER_CLAIM - printers[p] > freePrinters) continue;
            served[p] = true;
            if (canServe(freeTapes + tapes[p], freePrinters + printers[p], served, count + 1)) return true;
            served[p] = false;
        }
        return false;
    }

    private void lend(int process, int moreTapes, int morePrinters) {
        tapes[process] += moreTapes;
        printers[process] += morePrinters;
    }
}
