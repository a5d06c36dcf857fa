package dev.erlangen.vision.image;

import java.util.List;

/**
 * Rows of pictures with a label each, as HTML.
 *
 * @param header texts above the columns, the label's first
 * @param rows the rows
 * @param pixels columns of a picture on the screen
 */
public record PictureGrid(List<String> header, List<Row> rows, int pixels) {
  /**
   * A row.
   *
   * @param label text before it
   * @param pictures its pictures
   */
  public record Row(String label, List<Picture> pictures) {}

  /** Returns a table that scrolls sideways where it is too wide. */
  public String html() {
    StringBuilder out =
        new StringBuilder("<div style=\"overflow-x:auto\"><table style=\"width:auto\"><tr>");
    header.forEach(h -> out.append("<th>").append(Picture.escaped(h)).append("</th>"));
    out.append("</tr>");
    for (Row row : rows) {
      out.append("<tr><td>").append(Picture.escaped(row.label)).append("</td>");
      row.pictures.forEach(
          p ->
              out.append("<td style=\"padding:2px\">")
                  .append(p.html(pixels, row.label))
                  .append("</td>"));
      out.append("</tr>");
    }
    return out.append("</table></div>").toString();
  }
}
