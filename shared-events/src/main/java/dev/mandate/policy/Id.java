package dev.mandate.policy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/** Marks the record components that hold the id of a partner, user or customer. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Id {
  /** What every id looks like. */
  Pattern PATTERN = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");
}
