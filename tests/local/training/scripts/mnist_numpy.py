"""Trains a softmax regression on MNIST files; the same arguments, lines and results as `mnist_torch.py`."""

import argparse
import os

import numpy


def read_idx(path):
    with open(path, "rb") as stream:
        content = stream.read()
    dimensions = content[3]
    shape = [int.from_bytes(content[4 + 4 * n : 8 + 4 * n], "big") for n in range(dimensions)]
    return numpy.frombuffer(content, numpy.uint8, offset=4 + 4 * dimensions).reshape(shape)


def load(directory, part):
    images = read_idx(os.path.join(directory, f"{part}-images-idx3-ubyte"))
    labels = read_idx(os.path.join(directory, f"{part}-labels-idx1-ubyte"))
    return images.reshape(len(images), -1) / 255, labels


def probabilities(weights, images):
    scores = images @ weights
    exponents = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True)


def train(arguments, weights, images, labels, epoch):
    for batch, start in enumerate(range(0, len(images), arguments.batch_size)):
        part, wanted = (
            images[start : start + arguments.batch_size],
            labels[start : start + arguments.batch_size],
        )
        found = probabilities(weights, part)
        loss = -numpy.log(found[range(len(wanted)), wanted] + 1e-12).mean()
        found[range(len(wanted)), wanted] -= 1
        weights -= arguments.lr * part.T @ found / len(wanted)
        if batch % arguments.log_interval == 0:
            share = 100.0 * start / len(images)
            print(f"Train Epoch: {epoch} [{start}/{len(images)} ({share:.0f}%)]\tLoss: {loss:.6f}")


def main():
    parser = argparse.ArgumentParser(description="MNIST without a framework")
    parser.add_argument("--data_url", type=str, default="./data")
    parser.add_argument("--train_url", type=str, default="./output")
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--no-cuda", action="store_true")
    parser.add_argument("--log-interval", type=int, default=2)
    arguments, _ = parser.parse_known_args()

    images, labels = load(arguments.data_url, "train")
    weights = numpy.zeros((images.shape[1], 10))
    for epoch in range(1, arguments.epochs + 1):
        train(arguments, weights, images, labels, epoch)
        seen, wanted = load(arguments.data_url, "t10k")
        right = int((probabilities(weights, seen).argmax(1) == wanted).sum())
        print(f"Test set: Accuracy: {right}/{len(wanted)} ({100.0 * right / len(wanted):.0f}%)")
    target = os.path.join(arguments.train_url, "model")
    os.makedirs(target, exist_ok=True)
    numpy.save(os.path.join(target, "mnist_softmax.npy"), weights)


if __name__ == "__main__":
    main()
