package dev.mandate.roles.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list.
 *
 * @param items the part, newest first; fewer than asked for where they are large
 * @param nextCursor brings the next part, or null if this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterPage(List<DeadLetter> items, @Nullable String nextCursor) {}
