<#-- The libraries that stay jars of their own; all others are in the jar. -->
<#assign beside = ["net.jqwik", "net.java.dev.jna", "org.apiguardian", "org.jetbrains", "org.jetbrains.kotlin", "org.jetbrains.kotlinx", "org.jspecify", "org.opentest4j"]>
<#macro rows inside>
| artifact | version | licence |
|---|---|---|
<#list dependencyMap as entry>
<#assign p = entry.getKey()>
<#if beside?seq_contains(p.groupId) != inside>
| ${p.groupId}:${p.artifactId} | ${p.version} | ${entry.getValue()?join("; ")} |
</#if>
</#list>
</#macro>
# Licences

Turnstile is under the Apache License 2.0. This page lists what else comes onto a test class path with `dev.turnstile:turnstile`. The build
writes it from the libraries' own POM files.

None of it comes into a program: the scope is `test`. Where main code uses the annotations of `turnstile-models`, only apiguardian-api and
jspecify come with them.

## In the jar

Most of their packages have names below `dev.turnstile.shaded`; those of Lincheck and jcstress keep their own. The classes are otherwise
unchanged. `turnstile-…-sources.jar` has the sources. The file `LICENSE` at the root of the jar is that of jcstress.

<@rows inside=true/>

## Beside it

<@rows inside=false/>
