package dev.turnstile.generation;

/**
 * How many threads of how many actors.
 *
 * @param threads the number of parallel threads
 * @param minActors the least actors of a thread
 * @param maxActors the most actors of a thread
 * @param share which part of the chosen scenarios has this shape, as a weight
 */
record Shape(int threads, int minActors, int maxActors, int share) {}
