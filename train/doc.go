// Package train fits the models that annotate uses and scores every step of it
// against annotated corpora.
package train
