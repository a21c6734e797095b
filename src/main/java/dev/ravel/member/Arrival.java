package dev.ravel.member;

import java.util.Optional;

/**
 * What the head of an answer says of its body.
 *
 * @param name what the server calls it, as it was sent
 * @param origin absent where no other answer could be known to go with it
 */
public record Arrival(Optional<String> name, Optional<Origin> origin) {}
