/**
 * Three types of Lincheck's agent, as far as the compiler needs them. At run time the agent has the real ones on the boot class path, which
 * come first: these are not packaged.
 */
package sun.nio.ch.lincheck;
