package dev.turnstile.scenario;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a contract about who may call an operation, and how often: {@code @Once}, {@code @OneThread}. */
public final class Roles {
    private Roles() {}

    /** Whether two operations may run at once. */
    public static boolean mayMeet(Operation one, Operation other) {
        if (one.equals(other) && one.isOnce()) return false;
        return one.role() == null || !Objects.equals(one.role(), other.role());
    }

    /** Returns in which way a scenario breaks the rules of its contract, as a clause; {@code null} if it does not. */
    public static @Nullable String offence(Scenario scenario) {
        Set<Operation> once = new HashSet<>();
        for (Actor actor : scenario.actors().toList()) {
            Operation operation = actor.operation();
            if (operation.isOnce() && !once.add(operation)) return operation + " is @Once, and runs twice";
        }
        Map<String, Integer> threads = new HashMap<>();
        String offence = secondThread(scenario.init(), 0, threads);
        for (int t = 0; offence == null && t < scenario.threads(); t++) {
            offence = secondThread(scenario.parallel().get(t), t, threads);
        }
        return offence == null ? secondThread(scenario.post(), 0, threads) : offence;
    }

    private static @Nullable String secondThread(List<Actor> actors, int thread, Map<String, Integer> threads) {
        for (Actor actor : actors) {
            String role = actor.operation().role();
            Integer known = role == null ? null : threads.putIfAbsent(role, thread);
            if (known != null && known != thread)
                return actor.operation() + " is @OneThread(\"" + role + "\"), and that role is on two threads";
        }
        return null;
    }
}
