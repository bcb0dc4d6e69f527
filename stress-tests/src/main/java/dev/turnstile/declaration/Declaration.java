package dev.turnstile.declaration;

import dev.turnstile.program.Run;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * The checked declaration of a subject class.
 *
 * @param subject the class under test
 * @param contract the interface that subject and model share
 * @param model the sequential class
 * @param operations the contract's operations, sorted by name
 * @param broken the fault that the subject is known to carry, if it does
 * @param processes what may stay of a run, where threads are processes that share a directory; empty where they are threads of this JVM
 * @param remedy the way out of deadlock that the subject is an example of, if it is one; never together with a fault
 * @param scenarios those that contract and subject ask for; mostly empty
 * @param benignRaces the data races that the subject has on purpose; mostly empty
 */
public record Declaration(
        Class<?> subject,
        Class<?> contract,
        Class<?> model,
        List<Operation> operations,
        Optional<AcrossProcesses> processes,
        Optional<Broken> broken,
        Optional<Remedy> remedy,
        List<Scenario> scenarios,
        List<BenignRace> benignRaces) {
    public Declaration {
        scenarios = List.copyOf(scenarios);
        benignRaces = List.copyOf(benignRaces);
    }

    /** Whether the subject is a program: all that it does is one operation, which runs it. */
    public boolean isProgram() {
        return contract == Run.class;
    }

    /** Returns the subject's simple name; people choose it by this name. */
    public String name() {
        return subject.getSimpleName();
    }
}
