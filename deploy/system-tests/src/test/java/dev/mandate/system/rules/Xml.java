package dev.mandate.system.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an XML file element by element. */
final class Xml {
  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  private Xml() {}

  /** What is done at the start of an element. */
  interface Visitor {
    void start(String element, XMLStreamReader xml) throws XMLStreamException;
  }

  static void read(Path file, Visitor visitor) {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          visitor.start(xml.getLocalName(), xml);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(file + " is no whole XML file: " + e.getMessage(), e);
    }
  }
}
