package dev.mandate.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sent a request, as its access token says; nobody can claim to be another. */
public sealed interface Caller {
  /** The user id, or the name of the client. */
  String name();

  /**
   * A person, who may do what their roles say.
   *
   * @param userId a valid id
   */
  record Person(String userId) implements Caller {
    @Override
    public String name() {
      return userId;
    }
  }

  /**
   * A program that acts for itself, and may do what its scopes say.
   *
   * @param name under which the issuer knows it
   * @param scopes those of this product, see {@link Scopes}
   * @param partner the one partner that it is for, or null if it is for all
   */
  record Client(String name, Set<String> scopes, @Nullable String partner) implements Caller {
    /** Copies the scopes. */
    public Client {
      scopes = Set.copyOf(scopes);
    }

    /** Whether it has a scope. */
    public boolean has(String scope) {
      return scopes.contains(scope);
    }

    /** Whether it is for this partner, or for all. */
    public boolean isFor(String partnerId) {
      return partner == null || partner.equals(partnerId);
    }
  }
}
