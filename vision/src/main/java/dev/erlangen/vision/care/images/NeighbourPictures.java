package dev.erlangen.vision.care.images;

import dev.erlangen.data.image.ImageSet;
import dev.erlangen.train.recipe.Section;
import dev.erlangen.vision.augment.ImageAugmentation;
import dev.erlangen.vision.image.Picture;
import dev.erlangen.vision.image.PictureGrid;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Images with their nearest neighbours, before and after an augmentation of the query.
 *
 * @param set the images
 * @param images numbers of those that are searched, in the order of the features
 * @param augmentation of the query
 */
record NeighbourPictures(ImageSet set, int[] images, ImageAugmentation augmentation) {
  private static final int PIXELS = 48;
  private static final int QUERIES = 6;
  private static final int SHOWN = 8;

  /**
   * Draws two rows for each of the first images, their nearest neighbours before and after.
   *
   * @param z embeddings of the images
   * @param za under the augmentation
   */
  Section section(String title, Tensor z, Tensor za) {
    int near = Math.min(SHOWN, images.length - 2);
    int[][] before = FeatureTable.neighbours(z, z, near);
    int[][] after = FeatureTable.neighbours(z, za, near);
    ImageAugmentation plain =
        ImageAugmentation.resize(set.height(), set.width(), augmentation.size());
    List<String> header = new ArrayList<>(List.of("", "query"));
    for (int k = 1; k <= near; k++) {
      header.add(Integer.toString(k));
    }
    List<PictureGrid.Row> rows = new ArrayList<>();
    for (int q = 0; q < Math.min(QUERIES, before.length); q++) {
      String name = set.classes().get(set.label(images[q]));
      rows.add(row(name + ", as it is", picture(plain, q), before[q], plain));
      rows.add(row(name + ", augmented", picture(augmentation, q), after[q], plain));
    }
    return new Section(title, new PictureGrid(header, rows, PIXELS).html());
  }

  private PictureGrid.Row row(String label, Picture query, int[] near, ImageAugmentation plain) {
    List<Picture> pictures = new ArrayList<>(List.of(query));
    for (int n : near) {
      pictures.add(picture(plain, n));
    }
    return new PictureGrid.Row(label, pictures);
  }

  private Picture picture(ImageAugmentation view, int image) {
    int size = view.size();
    return new Picture(set.channels(), size, size, view.apply(set, images[image]));
  }
}
