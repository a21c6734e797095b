package dev.ravel.probe;

import java.util.OptionalLong;

/**
 * A stretch in which a loop was held, and by which task's handler, if by one; before anybody asked why.
 *
 * @param settled whether the lane had delivered a result before it
 */
record Held(String lane, Stretch stretch, OptionalLong ordinal, boolean settled) {}
