package dev.turnstile.campaign;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.launch.JavaCommand;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;

/** Names everything besides classes that verdicts depend on. */
final class Circumstances {
    private Circumstances() {}

    /** Returns all of it as a text. */
    static String text(CampaignOptions options, Origin origin) {
        return String.join(
                "\n",
                List.of(
                        options.engines().stream().map(EngineName::id).sorted().collect(Collectors.joining(",")),
                        options.budget().toString(),
                        "mutants " + options.mutation().on(),
                        Long.toString(origin.seed()),
                        String.valueOf(origin.arch()),
                        System.getProperty("java.runtime.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("os.name"),
                        JavaCommand.inheritedText()));
    }

    /** Returns the name of this machine. */
    static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }
}
