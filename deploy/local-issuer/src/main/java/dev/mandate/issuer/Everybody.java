package dev.mandate.issuer;

import dev.mandate.policy.Ids;
import java.util.List;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Whoever has a user id can sign in, also people that were provisioned a moment ago. */
final class Everybody implements UserDetailsService {
  /** The same for all of them, and said on the page that asks for it. */
  static final String PASSWORD = "mandate";

  @Override
  public UserDetails loadUserByUsername(String userId) {
    if (!Ids.isId(userId)) {
      throw new UsernameNotFoundException("that is no user id");
    }
    return new User(userId, PASSWORD, List.of());
  }
}
