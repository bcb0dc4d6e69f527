package dev.turnstile.judge;

import dev.turnstile.history.History;
import dev.turnstile.machine.ModelMachine;

public final class Judge {
    public Judge(ModelMachine machine) {}
    public Judgement judge(History history) { throw new UnsupportedOperationException(); }
}
