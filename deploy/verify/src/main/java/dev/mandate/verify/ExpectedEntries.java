package dev.mandate.verify;

import dev.mandate.proof.SelectionProof.Part;
import dev.mandate.verify.ProofFile.Header;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** All entries that belong into the export, in its order. */
final class ExpectedEntries {
  private final ProofFile proof;
  private String partnerId = "";
  private Iterator<Part> parts = Collections.emptyIterator();

  ExpectedEntries(ProofFile proof) {
    this.proof = proof;
  }

  Optional<Expected> next() {
    while (true) {
      while (parts.hasNext()) {
        Part part = parts.next();
        if (part.selected()) {
          return Optional.of(new Expected(partnerId, part.to(), part.root()));
        }
      }
      Optional<Header> log = proof.next();
      if (log.isEmpty()) {
        return Optional.empty();
      }
      partnerId = log.get().partnerId();
      parts = proof.parts();
    }
  }
}
