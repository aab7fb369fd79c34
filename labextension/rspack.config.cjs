// Ids by order, not by hash of the path: the output is the same wherever it is built.
module.exports = { optimization: { moduleIds: 'natural', chunkIds: 'natural' } };
