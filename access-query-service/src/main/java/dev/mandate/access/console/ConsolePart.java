package dev.mandate.access.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Something that is there only where the console is: where it has a client at the issuer, for
 * people to sign in to. Without one the service has no console, and is else as it was.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty("mandate.console.client-id")
public @interface ConsolePart {}
