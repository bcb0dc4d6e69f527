package dev.turnstile.campaign.options;

import dev.turnstile.campaign.shard.ShardChoice;
import dev.turnstile.campaign.shard.Shards;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationException;
import dev.turnstile.declaration.DeclarationReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The subjects to check.
 *
 * @param chosen their declarations, in the order given
 * @param narrowed whether options left out some
 * @param plan the same and those that other machines check
 */
public record Selection(List<Declaration> chosen, boolean narrowed, List<Declaration> plan) {
    public Selection {
        chosen = List.copyOf(chosen);
        plan = List.copyOf(plan);
    }

    /** Creates one of all that this machine checks alone. */
    public Selection(List<Declaration> chosen, boolean narrowed) {
        this(chosen, narrowed, chosen);
    }

    /**
     * Chooses from candidates, each of which has to be declared well, chosen or not.
     *
     * @throws CampaignException naming every wrong declaration, or every glob that chooses nothing
     */
    public static Selection of(List<Class<?>> candidates, List<SubjectGlob> globs) {
        List<Declaration> declared = declarations(candidates);
        List<String> faults = globs.stream()
                .filter(g -> candidates.stream().noneMatch(g::matches))
                .map(g -> unknown(g, candidates))
                .toList();
        if (!faults.isEmpty()) throw new CampaignException(faults);
        List<Declaration> chosen = declared.stream()
                .filter(d -> globs.isEmpty() || globs.stream().anyMatch(g -> g.matches(d.subject())))
                .toList();
        return new Selection(chosen, chosen.size() < declared.size());
    }

    /** Returns the part of them that this machine checks. */
    public Selection part(@Nullable ShardChoice shard) {
        if (shard == null) return this;
        Set<String> own =
                Shards.of(shard, plan.stream().map(d -> d.subject().getName()).toList());
        return new Selection(
                chosen.stream().filter(d -> own.contains(d.subject().getName())).toList(), narrowed, plan);
    }

    private static List<Declaration> declarations(List<Class<?>> candidates) {
        List<Declaration> declarations = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Class<?> candidate : candidates) {
            try {
                declarations.add(DeclarationReader.read(candidate));
            } catch (DeclarationException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        if (!faults.isEmpty())
            throw new CampaignException(faults.stream().distinct().toList());
        return declarations;
    }

    private static String unknown(SubjectGlob glob, List<Class<?>> candidates) {
        List<String> names = candidates.stream()
                .flatMap(c -> glob.text().contains(".") ? Stream.of(c.getName()) : Stream.of(c.getSimpleName()))
                .toList();
        return "No subject is named " + glob.text() + "."
                + NearestName.to(glob.text().replace("*", ""), names)
                        .map(n -> " Did you mean " + n + "?")
                        .orElse("");
    }
}
