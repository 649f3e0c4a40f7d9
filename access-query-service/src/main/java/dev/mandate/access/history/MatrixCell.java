package dev.mandate.access.history;

import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Level;
import dev.mandate.policy.Reach;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An administrator of a partner and a customer that it reaches.
 *
 * @param displayName what the administrator is called; its id if that is not known, or erased
 * @param restrictedMode whether restricted mode of the customer is on
 * @param roles the roles that count there, derived ones included
 * @param via why the widest of them counts there
 * @param basis why the customer is on the managed list, if it is
 * @param capabilities by qualified key, every level above {@code NONE}
 */
record MatrixCell(
    String userId,
    String displayName,
    String customerId,
    String customerName,
    boolean restrictedMode,
    List<Role> roles,
    Reach via,
    @Nullable AssignmentBasis basis,
    Map<String, Level> capabilities) {}
