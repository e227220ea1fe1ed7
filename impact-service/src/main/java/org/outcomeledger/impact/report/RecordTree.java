package org.outcomeledger.impact.report;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.outcomeledger.format.MerkleTree;
import org.outcomeledger.format.ReportLeaf;
import org.outcomeledger.impact.report.FrozenDocument.TreeHead;
import org.outcomeledger.impact.report.RecordStandings.Standing;

/**
 * The leaves of a tree of records, in the order of their hashes, which tells nothing.
 *
 * @param hashes of the leaves
 */
record RecordTree(TreeHead head, List<byte[]> hashes) {

  static RecordTree of(List<Standing> records, ReportSecret secret) {
    List<byte[]> hashes =
        records.parallelStream()
            .map(it -> MerkleTree.leaf(data(it, secret)))
            .sorted(Arrays::compareUnsigned)
            .toList();
    return new RecordTree(head(hashes), hashes);
  }

  /** The data of a record's leaf. */
  static byte[] data(Standing it, ReportSecret secret) {
    return ReportLeaf.ofRecord(
        secret.salt(it.learner(), it.programme()),
        it.platform(),
        it.learner().toString(),
        it.programme(),
        it.standings());
  }

  /** Of the tree of leaves with these hashes. */
  static TreeHead head(List<byte[]> hashes) {
    var tree = new MerkleTree();
    hashes.forEach(tree::addHash);
    return new TreeHead(tree.size(), HexFormat.of().formatHex(tree.root()));
  }
}
