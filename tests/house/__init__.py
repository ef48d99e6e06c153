"""Tests that keep the house as `architecture.md` has it: each rule is a function, tried on a bad sample first."""
