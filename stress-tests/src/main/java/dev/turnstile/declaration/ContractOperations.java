package dev.turnstile.declaration;

import static dev.turnstile.declaration.DeclarationReader.wrong;

import dev.turnstile.arbitrary.ArbitraryException;
import dev.turnstile.arbitrary.ValueSource;
import dev.turnstile.scenario.Operation;
import dev.turnstile.spec.Crash;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the operations of contracts. */
final class ContractOperations {
    private ContractOperations() {}

    /**
     * The operations of a contract, sorted by name.
     *
     * @param owner the class that says what its type variables stand for
     * @throws DeclarationException naming the contract, what is wrong with it, and the remedy
     */
    static List<Operation> of(Class<?> contract, Class<?> owner) {
        if (!Modifier.isPublic(contract.getModifiers())) {
            throw wrong(
                    contract, "(the contract) is not public", "make it public: the engines generate code that uses it");
        }
        Set<String> names = new HashSet<>();
        List<Operation> operations = new ArrayList<>();
        for (Method method : methods(contract)) {
            if (!names.add(method.getName())) {
                throw wrong(
                        contract,
                        "(the contract) has two operations named " + method.getName(),
                        "give each its own name: scenarios name operations");
            }
            if (method.isAnnotationPresent(Crash.class)) requireBare(contract, method);
            operations.add(Operation.of(method, owner, contract));
        }
        if (operations.stream().allMatch(Operation::isQuiescent)) {
            throw wrong(
                    contract,
                    "(the contract) has only @Quiescent operations",
                    "leave at least one that may run in parallel");
        }
        return operations;
    }

    /** @throws DeclarationException if a parameter of an operation has no values */
    static void requireValues(Class<?> contract, List<Operation> operations) {
        for (Operation operation : operations) {
            for (int i = 0; i < operation.types().size(); i++) requireValues(contract, operation, i);
        }
    }

    private static void requireValues(Class<?> contract, Operation operation, int parameter) {
        try {
            operation.types().get(parameter).check();
        } catch (ArbitraryException e) {
            Class<?> type = operation.types().get(parameter).raw();
            throw wrong(
                    contract,
                    "(the contract): operation " + operation + ", parameter " + (parameter + 1) + " of type "
                            + type.getSimpleName() + ": " + e.getMessage(),
                    e.remedy());
        } catch (IllegalArgumentException none) {
            throw wrong(
                    contract,
                    "(the contract): operation " + operation + ", parameter " + (parameter + 1) + ": it takes a "
                            + none.getMessage(),
                    "take a primitive, a String, an enum, a record, a functional interface, or a List, Set, Map, Optional or array of"
                            + " such; or let jqwik give the values: name a @Provide method of the contract with @ForAll(\"name\"), or"
                            + " register an ArbitraryProvider for the type");
        }
    }

    /**
     * The methods that subjects implement or may override. Default methods of the JDK's interfaces do not belong to the contract, nor do
     * suppliers of arguments.
     */
    static List<Method> methods(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers())
                        || m.isDefault() && !m.getDeclaringClass().getName().startsWith("java."))
                .filter(m -> !endsTheRun(m, contract) && !ValueSource.isSupplier(m))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** Closing ends a run of a subject; only where a contract does not say so is it an operation like others. */
    private static boolean endsTheRun(Method method, Class<?> contract) {
        return AutoCloseable.class.isAssignableFrom(contract)
                && method.getName().equals("close")
                && method.getParameterCount() == 0;
    }

    private static void requireBare(Class<?> contract, Method crash) {
        if (crash.getParameterCount() == 0 && crash.getReturnType() == void.class) return;
        throw wrong(
                contract,
                "(the contract): @Crash operation " + crash.getName() + " takes or answers something",
                "declare it as: @Crash default void " + crash.getName() + "() {}");
    }
}
