"""Trains a small convolutional network on MNIST files, in the way public PyTorch scripts for ModelArts do."""

import argparse
import os

import torch
from torch import nn, optim
from torch.nn import functional
from torch.utils.data import DataLoader, TensorDataset


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten())
        self.classify = nn.Linear(8 * 12 * 12, 10)

    def forward(self, images):
        return functional.log_softmax(self.classify(self.features(images)), dim=1)


def read_idx(path):
    with open(path, "rb") as stream:
        content = bytearray(stream.read())
    dimensions = content[3]
    shape = [int.from_bytes(content[4 + 4 * n : 8 + 4 * n], "big") for n in range(dimensions)]
    return torch.frombuffer(content, dtype=torch.uint8, offset=4 + 4 * dimensions).reshape(shape)


def load(directory, part, batch_size):
    images = read_idx(os.path.join(directory, f"{part}-images-idx3-ubyte"))
    labels = read_idx(os.path.join(directory, f"{part}-labels-idx1-ubyte"))
    pixels = images.unsqueeze(1).float() / 255
    return DataLoader(TensorDataset(pixels, labels.long()), batch_size, shuffle=True)


def train(arguments, model, loader, optimizer, epoch):
    model.train()
    for batch, (images, labels) in enumerate(loader):
        optimizer.zero_grad()
        loss = functional.nll_loss(model(images), labels)
        loss.backward()
        optimizer.step()
        if batch % arguments.log_interval == 0:
            done, total = batch * len(images), len(loader.dataset)
            share = 100.0 * batch / len(loader)
            print(f"Train Epoch: {epoch} [{done}/{total} ({share:.0f}%)]\tLoss: {loss.item():.6f}")


def test(model, loader):
    model.eval()
    with torch.no_grad():
        right = sum((model(images).argmax(1) == labels).sum().item() for images, labels in loader)
    print(f"Test set: Accuracy: {right}/{len(loader.dataset)} ({100.0 * right / len(loader.dataset):.0f}%)")


def main():
    parser = argparse.ArgumentParser(description="PyTorch MNIST")
    parser.add_argument("--data_url", type=str, default="./data")
    parser.add_argument("--train_url", type=str, default="./output")
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--lr", type=float, default=0.01)
    parser.add_argument("--no-cuda", action="store_true")
    parser.add_argument("--log-interval", type=int, default=2)
    arguments, _ = parser.parse_known_args()

    torch.manual_seed(1)
    torch.set_num_threads(1)
    model = Network()
    optimizer = optim.Adam(model.parameters(), lr=arguments.lr)
    for epoch in range(1, arguments.epochs + 1):
        train(arguments, model, load(arguments.data_url, "train", arguments.batch_size), optimizer, epoch)
        test(model, load(arguments.data_url, "t10k", arguments.batch_size))
    target = os.path.join(arguments.train_url, "model")
    os.makedirs(target, exist_ok=True)
    torch.save(model.state_dict(), os.path.join(target, "mnist_cnn.pt"))


if __name__ == "__main__":
    main()
