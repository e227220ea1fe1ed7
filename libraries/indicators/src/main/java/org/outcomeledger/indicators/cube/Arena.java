package org.outcomeledger.indicators.cube;

import java.util.Arrays;

/**
 * Pages of ints that only grow. A blob lies whole in one page and is never changed once written, so
 * a reader needs no lock: it knows the pages of its snapshot and looks at nothing behind them. One
 * thread writes. An offset is the page's number and the place in it, together one positive int,
 * which ends at 8 GiB.
 */
final class Arena {
  static final int PAGE_BITS = 18;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int PLACE = PAGE - 1;
  private static final int MOST_PAGES = 1 << (31 - PAGE_BITS);

  private int[][] pages = {};
  private int end = PAGE;
  private long used;

  /** A copy of the first {@code length} ints of {@code blob}; the answer is its offset. */
  int append(int[] blob, int length) {
    if (end + length > PAGE) {
      addPage(Math.max(PAGE, length));
    }
    int place = end;
    System.arraycopy(blob, 0, pages[pages.length - 1], place, length);
    end += length;
    used += length;
    return (pages.length - 1) << PAGE_BITS | place;
  }

  /** Readers hold the array of pages that they were given; a new page means a new array. */
  private void addPage(int size) {
    if (pages.length == MOST_PAGES) {
      throw new IllegalStateException(
          "The cube is full at 8 GiB of facts: spread the learners over more cells.");
    }
    pages = Arrays.copyOf(pages, pages.length + 1);
    pages[pages.length - 1] = new int[size];
    end = 0;
  }

  int[][] pages() {
    return pages;
  }

  /** How many ints were ever appended, those that nobody points to any more among them. */
  long used() {
    return used;
  }

  static int[] page(int[][] pages, int offset) {
    return pages[offset >>> PAGE_BITS];
  }

  static int place(int offset) {
    return offset & PLACE;
  }
}
